.DEFAULT_GOAL := help

help: ## Prints this
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)
fast: ## Builds the jars, no tests
	mvn -q -Pfast package
check: ## Everything that must pass
	mvn verify
run: fast ## Serves the sample glossary on http://127.0.0.1:9123
	java @config/jvm.options -jar sidecar/target/glossary-sidecar.jar
demo: fast ## Shows everything at once: the sidecar, a sample host with the agent, some traffic
	java @config/jvm.options -jar sidecar/target/glossary-sidecar.jar demo
fmt: ## Formats
	mvn -q spotless:apply
bench: ## Measures, beside a hello-world in the same run
	examples/benchmarks/run

.PHONY: help fast check run demo fmt bench
