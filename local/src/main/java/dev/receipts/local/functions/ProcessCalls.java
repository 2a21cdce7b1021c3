package dev.receipts.local.functions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a class so that it meets {@link ProcessBridge} where it would meet the process. Only the
 * owners of calls change, never the stack, so that the class's stack maps stay valid.
 */
final class ProcessCalls {
  private static final String BRIDGE = Type.getInternalName(ProcessBridge.class);
  private static final String THREAD_POOLS = "java/util/concurrent/Executors";
  private static final Set<String> PROCESS =
      Set.of("java/lang/System", "java/lang/Runtime", "java/net/URL", THREAD_POOLS);
  private static final Set<String> TIME =
      Set.of(
          "java/time/Instant",
          "java/time/Clock",
          "java/time/InstantSource",
          "java/lang/Thread",
          "java/util/concurrent/TimeUnit");
  private static final int API = Opcodes.ASM9;

  private record Member(String owner, String name, String descriptor) {}

  /** What is replaced, and by which static method of {@link ProcessBridge}. */
  private static final Map<Member, Member> REPLACEMENTS =
      Map.of(
          new Member("java/lang/System", "getenv", "()Ljava/util/Map;"),
          bridge("getenv", "()Ljava/util/Map;"),
          new Member("java/lang/System", "getenv", "(Ljava/lang/String;)Ljava/lang/String;"),
          bridge("getenv", "(Ljava/lang/String;)Ljava/lang/String;"),
          new Member("java/lang/System", "out", "Ljava/io/PrintStream;"),
          bridge("out", "()Ljava/io/PrintStream;"),
          new Member("java/lang/System", "err", "Ljava/io/PrintStream;"),
          bridge("err", "()Ljava/io/PrintStream;"),
          new Member("java/lang/System", "exit", "(I)V"),
          bridge("exit", "(I)V"),
          new Member("java/lang/Runtime", "exit", "(I)V"),
          bridge("exit", "(Ljava/lang/Runtime;I)V"),
          new Member("java/lang/Runtime", "halt", "(I)V"),
          bridge("exit", "(Ljava/lang/Runtime;I)V"),
          new Member("java/lang/Runtime", "addShutdownHook", "(Ljava/lang/Thread;)V"),
          bridge("addShutdownHook", "(Ljava/lang/Runtime;Ljava/lang/Thread;)V"),
          new Member("java/lang/Runtime", "removeShutdownHook", "(Ljava/lang/Thread;)Z"),
          bridge("removeShutdownHook", "(Ljava/lang/Runtime;Ljava/lang/Thread;)Z"),
          new Member("java/net/URL", "openConnection", "()Ljava/net/URLConnection;"),
          bridge("openConnection", "(Ljava/net/URL;)Ljava/net/URLConnection;"));

  /** What asks for the time or lets it pass. */
  private static final Map<Member, Member> TIME_REPLACEMENTS =
      Map.of(
          new Member("java/lang/System", "currentTimeMillis", "()J"),
          bridge("currentTimeMillis", "()J"),
          new Member("java/time/Instant", "now", "()Ljava/time/Instant;"),
          bridge("now", "()Ljava/time/Instant;"),
          new Member("java/time/Clock", "systemUTC", "()Ljava/time/Clock;"),
          bridge("systemUTC", "()Ljava/time/Clock;"),
          new Member("java/time/InstantSource", "system", "()Ljava/time/InstantSource;"),
          bridge("system", "()Ljava/time/InstantSource;"),
          new Member("java/time/Clock", "systemDefaultZone", "()Ljava/time/Clock;"),
          bridge("systemDefaultZone", "()Ljava/time/Clock;"),
          new Member("java/lang/Thread", "sleep", "(J)V"),
          bridge("sleep", "(J)V"),
          new Member("java/lang/Thread", "sleep", "(Ljava/time/Duration;)V"),
          bridge("sleep", "(Ljava/time/Duration;)V"),
          new Member("java/util/concurrent/TimeUnit", "sleep", "(J)V"),
          bridge("sleep", "(Ljava/util/concurrent/TimeUnit;J)V"));

  private final Set<String> mentions = new HashSet<>(PROCESS);
  private final Map<Member, Member> replacements = new HashMap<>(REPLACEMENTS);

  /**
   * @param time whether the function has another time than the machine
   */
  ProcessCalls(boolean time) {
    if (time) {
      mentions.addAll(TIME);
      replacements.putAll(TIME_REPLACEMENTS);
    }
  }

  /** The class file with its calls redirected. */
  byte[] redirect(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    if (!mentionsTheProcess(reader)) {
      return classFile;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Redirection(writer), 0);
    return writer.toByteArray();
  }

  /** Most classes call nothing of the kind, and need no second look. */
  private boolean mentionsTheProcess(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int item = 1; item < reader.getItemCount(); item++) {
      int offset = reader.getItem(item);
      // Tag 7 is CONSTANT_Class (JVMS 4.4); ASM's offsets are one behind the tag.
      if (offset > 0 && reader.readByte(offset - 1) == 7) {
        String name = reader.readUTF8(offset, buffer);
        if (mentions.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Member bridge(String name, String descriptor) {
    return new Member(BRIDGE, name, descriptor);
  }

  private Optional<Member> replacement(String owner, String name, String descriptor) {
    return Optional.ofNullable(replacements.get(new Member(owner, name, descriptor)));
  }

  private Object redirectConstant(Object constant) {
    return switch (constant) {
      case Handle handle -> redirectHandle(handle);
      case ConstantDynamic dynamic -> {
        Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
        for (int index = 0; index < arguments.length; index++) {
          arguments[index] = redirectConstant(dynamic.getBootstrapMethodArgument(index));
        }
        yield new ConstantDynamic(
            dynamic.getName(),
            dynamic.getDescriptor(),
            redirectHandle(dynamic.getBootstrapMethod()),
            arguments);
      }
      default -> constant;
    };
  }

  /** A method reference, {@code System::getenv}, is a handle. */
  private Handle redirectHandle(Handle handle) {
    return replacement(handle.getOwner(), handle.getName(), handle.getDesc())
        .map(
            bridge ->
                new Handle(
                    Opcodes.H_INVOKESTATIC,
                    bridge.owner(),
                    bridge.name(),
                    bridge.descriptor(),
                    false))
        .orElse(handle);
  }

  private final class Redirection extends ClassVisitor {
    Redirection(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodRedirection(
          super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private final class MethodRedirection extends MethodVisitor {
    MethodRedirection(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      Optional<Member> bridge = replacement(owner, name, descriptor);
      if (bridge.isPresent()) {
        callBridge(bridge.get());
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (owner.equals(THREAD_POOLS) && name.startsWith("new")) {
          String pool = Type.getReturnType(descriptor).getDescriptor();
          callBridge(bridge("follow", "(" + pool + ")" + pool));
        }
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      Optional<Member> bridge = replacement(owner, name, descriptor);
      if (bridge.isPresent()) {
        callBridge(bridge.get());
      } else {
        super.visitFieldInsn(opcode, owner, name, descriptor);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] redirected = new Object[arguments.length];
      for (int index = 0; index < arguments.length; index++) {
        redirected[index] = redirectConstant(arguments[index]);
      }
      super.visitInvokeDynamicInsn(name, descriptor, redirectHandle(bootstrap), redirected);
    }

    @Override
    public void visitLdcInsn(Object value) {
      super.visitLdcInsn(redirectConstant(value));
    }

    private void callBridge(Member bridge) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, bridge.owner(), bridge.name(), bridge.descriptor(), false);
    }
  }
}
