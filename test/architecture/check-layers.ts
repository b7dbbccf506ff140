import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import {
  FORBIDDEN_PROPERTIES,
  GLOBAL_EXCEPTIONS,
  LAYERS,
  MARKUP_EXCEPTIONS,
  PLACED_ROOT_FILES,
  type Layer,
} from './layers.ts';

export type ViolationKind = 'unplaced' | 'import' | 'package' | 'global' | 'markup' | 'cycle' | 'unresolved';

export interface Violation {
  readonly kind: ViolationKind;
  readonly file: string;
  readonly detail: string;
}

/** Source files by path relative to the project's root, with "/". */
export type SourceTree = ReadonlyMap<string, string>;

interface AstNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** A layer's folder with `<name>` filled in by the file's own path, or null when the file lies elsewhere. */
function matchFolder(folder: string, file: string): string | null {
  const wanted = folder.split('/');
  const have = file.split('/').slice(0, -1);
  if (have.length < wanted.length) return null;
  const fits = wanted.every((part, index) => part === '<name>' || part === have[index]);
  return fits ? have.slice(0, wanted.length).join('/') : null;
}

function layerOf(file: string): { readonly layer: Layer; readonly folder: string } | null {
  let best: { layer: Layer; folder: string } | null = null;
  for (const layer of LAYERS) {
    const folder = matchFolder(layer.folder, file);
    if (folder !== null && (best === null || folder.length > best.folder.length)) best = { layer, folder };
  }
  return best;
}

const isWithin = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:*';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function isNode(value: unknown): value is AstNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

function children(node: AstNode): AstNode[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'parent')
    .flatMap(([, value]) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Static imports, re-exports, dynamic imports and `new URL('…', import.meta.url)` workers. */
function importsOf(program: AstNode): Import[] {
  const found: Import[] = [];
  const visit = (node: AstNode): void => {
    const source = isNode(node['source']) ? text(node['source']['value']) : '';
    if (source !== '') {
      const kind = node['importKind'] ?? node['exportKind'];
      found.push({ specifier: source, typeOnly: kind === 'type' });
    }
    const callee = node['callee'];
    if (
      node.type === 'NewExpression' &&
      isNode(callee) &&
      callee['name'] === 'URL' &&
      Array.isArray(node['arguments'])
    ) {
      const [first, second] = node['arguments'] as unknown[];
      if (isNode(first) && isNode(second) && second.type === 'MemberExpression') {
        const path = text(first['value']);
        if (/^\.{1,2}\/.*\.tsx?$/.test(path)) found.push({ specifier: path, typeOnly: true });
      }
    }
    children(node).forEach(visit);
  };
  visit(program);
  return found;
}

/** Every name the file itself binds anywhere; an ambient `declare` binds nothing. */
function boundNames(program: AstNode): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: AstNode): void => {
    if (pattern.type === 'Identifier') names.add(text(pattern['name']));
    else if (pattern.type === 'Property' && isNode(pattern['value'])) bind(pattern['value']);
    else if (pattern.type === 'AssignmentPattern' && isNode(pattern['left'])) bind(pattern['left']);
    else children(pattern).forEach(bind);
  };
  const visit = (node: AstNode): void => {
    if (node['declare'] === true) return;
    if (node.type.startsWith('Import') && isNode(node['local'])) bind(node['local']);
    if (node.type === 'VariableDeclarator' && isNode(node['id'])) bind(node['id']);
    if (/Function|Class|TSInterface|TSTypeAlias|TSTypeParameter|CatchClause/.test(node.type)) {
      for (const key of ['id', 'param', 'name'] as const) if (isNode(node[key])) bind(node[key]);
      if (Array.isArray(node['params'])) node['params'].filter(isNode).forEach(bind);
    }
    children(node).forEach(visit);
  };
  visit(program);
  return names;
}

/** Free names the file uses as values, with the impure forms of Date and Math spelled out. */
function usedGlobals(program: AstNode): Set<string> {
  const bound = boundNames(program);
  const used = new Set<string>();
  const visit = (node: AstNode, parent: AstNode | null, key: string): void => {
    // Types name things without using them; the compiler's library decides about those.
    if (
      node.type.startsWith('TS') &&
      !/^TS(AsExpression|NonNullExpression|SatisfiesExpression|ParameterProperty)$/.test(node.type)
    ) {
      if (!(node.type === 'TSTypeAssertion' || node.type === 'TSModuleBlock')) return;
    }
    if (node.type === 'VariableDeclaration' && node['declare'] === true) {
      for (const declarator of children(node)) {
        const id = declarator['id'];
        if (isNode(id)) used.add(text(id['name']));
      }
      return;
    }
    const callee = node['callee'];
    if (isNode(callee) && callee['name'] === 'Date' && Array.isArray(node['arguments'])) {
      if (node.type === 'CallExpression') used.add('Date()');
      if (node.type === 'NewExpression' && node['arguments'].length === 0) used.add('new Date()');
    }
    if (
      node.type === 'MemberExpression' &&
      node['computed'] === false &&
      isNode(node['object']) &&
      isNode(node['property'])
    ) {
      const object = text(node['object']['name']);
      if (object === 'Date' || object === 'Math') used.add(`${object}.${text(node['property']['name'])}`);
    }
    if (node.type === 'Identifier') {
      const name = text(node['name']);
      const isProperty =
        (parent?.type === 'MemberExpression' && key === 'property' && parent['computed'] === false) ||
        (key === 'key' && parent?.['computed'] !== true) ||
        key === 'label';
      if (!isProperty && !bound.has(name)) used.add(name);
    }
    for (const [childKey, value] of Object.entries(node)) {
      if (childKey === 'parent') continue;
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visit(child, node, childKey);
    }
  };
  visit(program, null, '');
  return used;
}

/** Names of properties written or read that would make markup live. */
function markupProperties(program: AstNode): string[] {
  const found: string[] = [];
  const visit = (node: AstNode): void => {
    for (const key of ['property', 'key', 'name'] as const) {
      const child = node[key];
      if (!isNode(child)) continue;
      const name = text(child['name']) || text(child['value']);
      if (FORBIDDEN_PROPERTIES.includes(name)) found.push(name);
    }
    children(node).forEach(visit);
  };
  visit(program);
  return found;
}

/** The cycles among value imports, each named once by its files in order. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') found.push([...path.slice(path.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return found;
}

/** Reads every import and global of a tree against the table. */
export function checkLayers(tree: SourceTree): readonly Violation[] {
  const violations: Violation[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const [file, source] of tree) {
    const report = (kind: ViolationKind, detail: string): void =>
      void violations.push({ kind, file, detail });
    if (PLACED_ROOT_FILES.includes(file)) continue;
    const place = layerOf(file);
    if (!place) {
      report('unplaced', 'no row of the table fits this path');
      continue;
    }
    const program = parseSync(file, source).program as unknown as AstNode;
    const values: string[] = [];
    for (const { specifier, typeOnly } of importsOf(program)) {
      if (!specifier.startsWith('.')) {
        const name = packageName(specifier);
        const allowed = place.layer.packages.includes('*') || place.layer.packages.includes(name);
        if (!allowed && !specifier.startsWith('virtual:')) report('package', specifier);
        continue;
      }
      const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
      if (/\.(css|json|svg|woff2|html|md|txt)$/.test(target)) continue;
      if (!tree.has(target)) {
        report('unresolved', specifier);
        continue;
      }
      const allowed = [place.folder, ...place.layer.imports].some((folder) => isWithin(target, folder));
      if (!allowed) report('import', target);
      if (!typeOnly) values.push(target);
    }
    graph.set(file, values);
    const exceptions = GLOBAL_EXCEPTIONS[file] ?? [];
    const used = usedGlobals(program);
    for (const name of place.layer.forbiddenGlobals) {
      if (used.has(name) && !exceptions.includes(name)) report('global', name);
    }
    if (!file.startsWith('test/') && !MARKUP_EXCEPTIONS.includes(file))
      for (const name of markupProperties(program)) report('markup', name);
  }
  for (const cycle of cycles(graph))
    violations.push({ kind: 'cycle', file: cycle[0] ?? '', detail: cycle.join(' → ') });
  return violations;
}
