package dev.bers.javascript.compiler;

import dev.bers.javascript.BrowserEntry;
import dev.bers.javascript.DetectionEntry;
import dev.bers.javascript.EverythingEntry;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles each entry to a minified ES module with a source map.
 *
 * <p>TeaVM's Maven plugin puts the module's own classes behind the class library, which then wins where both stand for
 * one type of the JDK; started as a program, the order is the other way round.
 */
public final class ModuleCompiler {

    private ModuleCompiler() {}

    /** Compiles into the folder that is the only argument. */
    public static void main(String... arguments) throws TeaVMToolException {
        File folder = new File(arguments[0]);
        for (Map.Entry<String, Class<?>> module : modules().entrySet()) {
            compile(module.getValue(), folder, module.getKey());
        }
    }

    private static Map<String, Class<?>> modules() {
        Map<String, Class<?>> modules = new LinkedHashMap<>();
        modules.put("everything.js", EverythingEntry.class);
        modules.put("detection.js", DetectionEntry.class);
        modules.put("browser.js", BrowserEntry.class);
        return modules;
    }

    private static void compile(Class<?> entry, File folder, String file) throws TeaVMToolException {
        TeaVMTool tool = new TeaVMTool();
        tool.setClassLoader(entry.getClassLoader());
        tool.setMainClass(entry.getName());
        tool.setTargetDirectory(folder);
        tool.setTargetFileName(file);
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setJsModuleType(JSModuleType.ES2015);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setObfuscated(true);
        tool.setStrict(false);
        tool.setAssertionsRemoved(true);
        tool.setSourceMapsFileGenerated(true);
        tool.generate();
        List<String> problems = new ArrayList<>();
        for (Problem problem : tool.getProblemProvider().getSevereProblems()) {
            problems.add(
                    problem.getText() + " " + Arrays.toString(problem.getParams()) + " at " + problem.getLocation());
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("cannot compile " + file + ": " + String.join("; ", problems));
        }
    }
}
