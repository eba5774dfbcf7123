package com.example.glossary;

/** One entry. */
public record Term(String id, String name, String definition) {}
