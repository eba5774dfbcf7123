package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Orders of the shop, as an application for JAX-RS has them. */
@Path("orders")
@Produces("text/plain")
public class OrdersResource {

  @POST
  public Response place(String body) {
    return Response.status(201).entity("placed " + body).build();
  }

  @GET
  @Path("{id}")
  public String order(@PathParam("id") int id) {
    if (id == 0) {
      throw new NotFoundException();
    }
    return "order " + id;
  }

  @GET
  @Path("{id}/handled")
  public String handled() {
    throw new ShopFailure("handled");
  }

  @GET
  @Path("{id}/thrown")
  public String thrown() {
    throw new IllegalStateException("thrown");
  }

  @GET
  @Path("{id}/later")
  public void later(@Suspended AsyncResponse response) {
    new Thread(() -> response.resume("later"), "later").start();
  }

  @GET
  @Path("{id}/stream")
  public StreamingOutput stream() {
    return out -> {
      for (String part : new String[] {"one ", "two"}) {
        out.write(part.getBytes(UTF_8));
        out.flush();
      }
    };
  }

  @Path("{id}/lines")
  public Lines lines() {
    return new Lines();
  }

  /** A part of an order, which has its own resource. */
  public static class Lines {

    @GET
    @Path("{line: [0-9]+}")
    public String line(@PathParam("id") int id, @PathParam("line") int line) {
      return "line " + line + " of order " + id;
    }
  }

  /** Makes a response of what the shop throws. */
  public static class Mapper implements ExceptionMapper<ShopFailure> {

    @Override
    public Response toResponse(ShopFailure failure) {
      return Response.status(500).type("text/plain").entity(failure.getMessage()).build();
    }
  }
}
