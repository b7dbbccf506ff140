import type { DevicePosition, JournalPosition } from '../../src-core/journal/transaction.ts';

function isAfter(a: DevicePosition, b: DevicePosition): boolean {
  return a.file > b.file || (a.file === b.file && a.offset > b.offset);
}

/** Whether `position` lies, for any device, beyond the end of the journals: they were replaced by older ones. */
export function reachesBeyond(position: JournalPosition, end: JournalPosition): boolean {
  return Object.entries(position).some(([device, at]) => {
    const last = end[device];
    return last === undefined ? at.file > 1 || at.offset > 0 : isAfter(at, last);
  });
}
