import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/text.ts';
import { applyReadingLook, readingLook } from '../features/settings/reading-look.ts';
import { applyTheme, chosenTheme } from '../features/settings/theme.ts';
import { chooseHost } from '../host/choose-host.ts';
import { App } from './App.tsx';
import { createServices } from './create-services.ts';

applyTheme(chosenTheme());
applyReadingLook(readingLook());
await startTexts();
const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
const host = chooseHost();
createRoot(place).render(<App open={(onProgress) => createServices(host, onProgress)} />);
