import { mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { certificateFile, type Program, type Runner, resultMark, type Workplace } from "./runner.ts";

/** Makes each program a package of one module: a program of its own would be linked, which takes a second. */
const goCompiler = {
  name: "go",
  program: "go",
  target: "go",
  async start(programs: readonly Program[], { folder, serverVariable }: Workplace) {
    const write = async (name: string, code: string) => {
      await mkdir(join(folder, name), { recursive: true });
      await writeFile(join(folder, name, "main.go"), code);
    };
    for (const { number, code } of programs) {
      const asPackage = code.replace(/^package main/, `package go${number}`).replace(/^func main\(/m, "func Main(");
      await write(`go${number}`, asPackage);
    }
    await write("all", goLoop(programs, serverVariable));
    await writeFile(join(folder, "go.mod"), "module snippets\n\ngo 1.21\n");
    const cache = process.env.GOCACHE ?? join(homedir(), ".cache/go-build");
    const input = `export GOCACHE='${cache}' GOFLAGS=-mod=mod; go build -o all/run ./all >&2 && exec all/run\n`;
    return { program: "bash", parameters: ["--norc"], input };
  },
} as const;

function goLoop(programs: readonly Program[], serverVariable: string): string {
  const calls = programs.map(
    ({ number, server }) => `	os.Setenv("${serverVariable}", "${server}")
	go${number}.Main()
	fmt.Fprintln(output, \`${resultMark}[${number}, ""]\`)
`,
  );
  return `package main

import (
	"fmt"
	"os"
${programs.map(({ number }) => `	"snippets/go${number}"\n`).join("")})

func main() {
	output := os.Stdout
	os.Stdout, _ = os.OpenFile(os.DevNull, os.O_WRONLY, 0)
${calls.join("")}}
`;
}

/** Compiles and runs each program in a class loader of its own, in one process. */
const javaLoop = `
import java.io.*;
import java.lang.reflect.InvocationTargetException;
import java.net.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.*;
import javax.tools.ToolProvider;

public class RunAll {
  public static void main(String[] numbers) throws Exception {
    trust(Path.of("${certificateFile}"));
    var out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    for (var number : numbers) {
      var problem = run("java" + number).replaceAll("[^a-zA-Z0-9 :./]+", " ");
      out.println("${resultMark}[" + number + ", \\"" + problem.substring(0, Math.min(300, problem.length())) + "\\"]");
    }
    System.exit(0);
  }

  static String run(String folder) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    var files = compiler.getStandardFileManager(null, null, null);
    var options = List.of("-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", folder);
    var sources = files.getJavaFileObjects(folder + "/Main.java");
    if (!compiler.getTask(messages, files, null, options, null, sources).call()) return messages.toString();
    try (var loader = new URLClassLoader(new URL[] {Path.of(folder).toUri().toURL()})) {
      loader.loadClass("Main").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      return "";
    } catch (InvocationTargetException error) {
      return error.getCause().toString();
    }
  }

  static void trust(Path certificate) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var stream = Files.newInputStream(certificate)) {
      store.setCertificateEntry("recorder", CertificateFactory.getInstance("X.509").generateCertificate(stream));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLContext.setDefault(context);
  }
}
`;

const javaCompiler = {
  name: "java",
  program: "javac",
  target: "java",
  async start(programs: readonly Program[], { folder }: Workplace) {
    await writeFile(join(folder, "RunAll.java"), javaLoop);
    for (const { number, code } of programs) {
      await mkdir(join(folder, `java${number}`), { recursive: true });
      await writeFile(join(folder, `java${number}`, "Main.java"), code);
    }
    return { program: "java", parameters: ["RunAll.java", ...programs.map(({ number }) => `${number}`)], input: "" };
  },
} as const;

/** The compilers, and the program of each that must be installed. */
export const compilers: readonly (Runner & { readonly program: string })[] = [goCompiler, javaCompiler];
