import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';

test('opens without asking any other machine, breaks no rule of its policy, and keeps its database over a restart', async ({
  kind,
  folder,
}) => {
  const notebookFolder = join(folder, 'notebook');
  const app = await launchApp(kind, { notebookFolder });
  const complaints: string[] = [];
  const requests: string[] = [];
  app.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  app.page.on('pageerror', (error) => complaints.push(String(error)));
  app.page.on('request', (request) => requests.push(request.url()));
  await app.page.reload();
  await expect(app.page.locator('#root')).not.toBeEmpty();
  await expect(app.page).toHaveTitle(/./);
  const origin = await app.page.evaluate(() => location.origin);
  expect(requests.filter((address) => !address.startsWith(origin) && !/^(blob|data):/.test(address))).toEqual(
    [],
  );
  expect(complaints).toEqual([]);
  expect(await app.page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([true, true]);
  await app.page.evaluate(
    () => new Promise<void>((resolve) => (indexedDB.open('kept').onsuccess = () => resolve())),
  );
  await app.close();

  const again = await launchApp(kind, { notebookFolder });
  const databases = await again.page.evaluate(async () =>
    (await indexedDB.databases()).map((database) => database.name),
  );
  expect(databases).toContain('kept');
  await again.close();
});
