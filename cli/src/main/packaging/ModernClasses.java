import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, giving its classes the format of Java 8 with stack maps.
 *
 * <p>The AOT cache leaves out classes older than Java 6, whose verifier it does not have, and picocli is compiled for
 * Java 5: a third of a start was spent on verifying it again each time.
 *
 * <p>Run as a source file with the jar on the class path, so that the stack maps know its classes:
 * {@code java -cp IN.jar ModernClasses.java IN.jar OUT.jar}.
 */
final class ModernClasses {

    private static final int STACK_MAPS_SINCE = ClassFile.JAVA_6_VERSION;
    private static final ClassFileVersion JAVA_8 = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);

    private ModernClasses() {}

    public static void main(String[] args) throws IOException {
        try (ZipFile in = new ZipFile(args[0]);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                byte[] content = in.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? modern(content) : content);
                out.closeEntry();
            }
        }
    }

    private static byte[] modern(byte[] content) {
        int release = (content[6] & 0xff) << 8 | content[7] & 0xff;
        if (release >= STACK_MAPS_SINCE) {
            return content;
        }
        ClassFile format = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
        ClassTransform java8 = (builder, element) ->
                builder.with(element instanceof ClassFileVersion ? JAVA_8 : element);
        // Only a body that passes through a transformation gets stack maps.
        CodeTransform same = (builder, element) -> builder.with(element);
        return format.transformClass(
                format.parse(content), java8.andThen(ClassTransform.transformingMethodBodies(same)));
    }
}
