import { writeSync } from 'node:fs';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { annotateRequest, importRequest } from '../../src-core/contract/sample-requests.ts';

/**
 * Run by the kill test as a process of its own: imports and annotates without end, and prints a line for each
 * transaction at the moment it is acknowledged. Arguments: notebook folder, state folder, first number to use.
 */
const [folder = '', stateFolder = '', first = '0'] = process.argv.slice(2);
const print = (line: string): void => void writeSync(1, `${line}\n`);

const opened = await openNotebookHost({ folder, stateFolder, fileBytes: 40_000 });
if (!opened.ok) {
  print(`failed ${opened.error.code}`);
  process.exit(1);
}
const { api } = opened.value;
print('ready');

async function importing(): Promise<void> {
  for (let number = Number(first); ; number += 100) {
    const answer = await api.append(importRequest(number, 1 + ((number / 100) % 7)));
    print(answer.ok ? `ack ${answer.value.transaction.hlc}` : `failed ${answer.error.code}`);
  }
}

async function annotating(start: number): Promise<void> {
  for (let number = start; ; number += 100) {
    const answer = await api.append(annotateRequest(number));
    print(answer.ok ? `ack ${answer.value.transaction.hlc}` : `failed ${answer.error.code}`);
  }
}

await Promise.all([importing(), annotating(Number(first)), annotating(Number(first) + 50)]);
