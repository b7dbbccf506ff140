import { createContext } from 'react';
import type { AnnotationWithTopics } from '../../services/app-services.ts';

/** What is annotated in the article, where lines that are folded away say so. */
export const AnnotatedContext = createContext<readonly AnnotationWithTopics[]>([]);
