import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import { FacetPanel } from '../features/results/FacetPanel.tsx';
import { useLive } from '../ui/use-live.ts';

/** The filters, counted again when the index has changed. */
export function LiveFacets(props: Omit<ComponentProps<typeof FacetPanel>, 'generation'>) {
  const { search } = props;
  const live = useMemo(() => search.state(), [search]);
  const index = useLive(live);
  return <FacetPanel {...props} generation={index?.generation ?? 0} />;
}
