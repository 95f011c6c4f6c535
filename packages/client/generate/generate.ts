import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, contractFile, locate, parseContract } from "@signet/openapi";
import openapiTypes, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";
import { writeExamples } from "./examples.ts";
import { capitalize, writeOperations, writeOperationTable, writeOperationTypes, writePaths } from "./operations.ts";
import { writeSchemas } from "./schemas.ts";
import { describeUnverified } from "./unverified.ts";

const generated = join(import.meta.dirname, "../src/generated");

/** Generates types (openapi-typescript), a function per operation, and what else a client knows, from a bundled contract. */
export async function generateClient(contract: string, folder: string = generated): Promise<void> {
  const parsed = parseContract(describeUnverified(contract));
  const { operations } = parsed;
  const files = {
    "operations.ts": header(writeOperations(operations)),
    "operation-table.ts": header(writeOperationTable(operations)),
    "operation-types.ts": header(writeOperationTypes(operations)),
    "paths.ts": header(writePaths(operations)),
    "examples.ts": header(writeExamples(operations)),
    "schemas.ts": header(writeSchemas(parsed.document)),
    "metadata.ts": header(writeMetadata(parsed)),
    "contract.ts": await writeTypes(parsed),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
}

async function writeTypes(contract: Contract): Promise<string> {
  const document = structuredClone(contract.document);
  for (const { parameters } of contract.operations) {
    for (const { pointer, schema } of parameters) {
      // Editors show the default of a parameter, but not of its schema.
      if (schema.default !== undefined) Object.assign(locate(document, pointer).value, { default: schema.default });
    }
  }
  const types = await openapiTypes(JSON.stringify(document), {
    defaultNonNullable: false,
    silent: true,
    transform: openUnion,
  });
  return COMMENT_HEADER + astToString(types.flatMap(nameOperations));
}

/** Returns the type of a list that may grow: editors suggest the known values, and any other text is allowed. */
function openUnion(schema: { "x-extensible-enum"?: string[]; type?: string | string[] }): ts.TypeNode | undefined {
  const known = schema["x-extensible-enum"];
  if (known === undefined) return undefined;
  const { factory } = ts;
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const others = factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]);
  const literals = known.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value)));
  const isNullable = [schema.type].flat().includes("null");
  return factory.createUnionTypeNode([
    ...literals,
    factory.createParenthesizedType(others),
    ...(isNullable ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}

/** Gives each operation a separate interface, so that editors and errors show its name. */
function nameOperations(node: ts.Node): ts.Node[] {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "operations") return [node];
  const { factory } = ts;
  const interfaces: ts.Node[] = [];
  const members = node.members.map((member) => {
    if (!ts.isPropertySignature(member) || !member.type || !ts.isTypeLiteralNode(member.type)) return member;
    const name = capitalize((member.name as ts.Identifier).text);
    interfaces.push(
      factory.createInterfaceDeclaration(node.modifiers, name, undefined, undefined, member.type.members),
    );
    const type = factory.createTypeReferenceNode(name);
    return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
  });
  return [
    factory.updateInterfaceDeclaration(node, node.modifiers, node.name, undefined, undefined, members),
    ...interfaces,
  ];
}

function writeMetadata({ rateLimit }: Contract): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../package.json"), "utf8"),
  );
  return `/** The package's own version. */
export const version = "${version}";

/** The contract's request limits. */
export const limits = ${JSON.stringify(rateLimit)} as const;
`;
}

function header(text: string): string {
  return `/**\n * This file was generated from the contract by \`pnpm generate\`.\n * Do not make direct changes to the file.\n */\n\n${text}`;
}

/** Writes only what changed, so that generating twice touches nothing. */
function write(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

/** `node generate.ts [folder] [contract]` */
if (import.meta.main) {
  const [, , folder, contract = contractFile] = process.argv;
  await generateClient(readFileSync(contract, "utf8"), folder);
}
