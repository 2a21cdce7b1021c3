package dev.receipts.local.functions;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;

/** Makes handlers from the class that the template names. */
final class Handlers {
  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.";
  private static final String METHOD = "handleRequest";

  private Handlers() {}

  /**
   * Creates an instance with its no-argument constructor.
   *
   * @param name the class's name, which {@code ::handleRequest} may follow
   * @throws Throwable what the class's initializers and constructor throw
   */
  static Handler create(String name, ClassLoader loader, Class<?> contextType) throws Throwable {
    String className = name.endsWith("::" + METHOD) ? name.split("::", 2)[0] : name;
    Class<?> type = Class.forName(className, true, loader);
    Class<?> streamHandler = Class.forName(PACKAGE + "RequestStreamHandler", false, loader);
    Class<?> requestHandler = Class.forName(PACKAGE + "RequestHandler", false, loader);
    Object instance;
    try {
      instance = type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    // Method handles leave no frames in the stack traces of what the function throws.
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    if (streamHandler.isInstance(instance)) {
      MethodHandle method =
          lookup
              .findVirtual(
                  streamHandler,
                  METHOD,
                  MethodType.methodType(
                      void.class, InputStream.class, OutputStream.class, contextType))
              .bindTo(instance);
      return (in, out, context) -> method.invoke(in, out, context);
    }
    if (requestHandler.isInstance(instance)) {
      MethodHandle method =
          lookup
              .findVirtual(
                  requestHandler,
                  METHOD,
                  MethodType.methodType(Object.class, Object.class, contextType))
              .bindTo(instance);
      return objects(type, requestHandler, method, loader);
    }
    throw new IllegalStateException(
        "The handler "
            + className
            + " implements neither RequestHandler nor RequestStreamHandler; the local host knows"
            + " no other kind");
  }

  private static Handler objects(
      Class<?> type, Class<?> requestHandler, MethodHandle method, ClassLoader loader) {
    JavaType[] types =
        TypeFactory.defaultInstance().constructType(type).findTypeParameters(requestHandler);
    PojoSerializer<Object> input = serializer(inputType(type, types[0]), loader);
    PojoSerializer<Object> output = serializer(types[1].getRawClass(), loader);
    return (in, out, context) -> {
      Object answer = method.invoke(input.fromJson(in), context);
      output.toJson(answer, out);
    };
  }

  /** The declared type with its own type arguments, where the handler's method names them. */
  private static Type inputType(Class<?> handler, JavaType resolved) {
    return Arrays.stream(handler.getMethods())
        .filter(method -> method.getName().equals(METHOD) && !method.isBridge())
        .filter(method -> method.getParameterCount() == 2)
        .filter(method -> method.getParameterTypes()[0] == resolved.getRawClass())
        .map((Method method) -> method.getGenericParameterTypes()[0])
        .filter(type -> !(type instanceof TypeVariable<?>))
        .findFirst()
        .orElse(resolved.getRawClass());
  }

  /** What the managed runtime reads and writes with. */
  @SuppressWarnings("unchecked") // the serializer of a type takes and gives that type
  private static PojoSerializer<Object> serializer(Type type, ClassLoader loader) {
    if (type instanceof Class<?> plain
        && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
      return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(plain, loader);
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
