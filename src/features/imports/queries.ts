import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { SavedMapping } from '~/domain/command'
import type { Checked, PreviewRow } from '~/domain/importPlan'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { fieldsOf, type Draft } from './draft'
import { planOf } from './wizard'

const mappingsOptions = (shop: string) =>
  queryOptions({ queryKey: [shop, 'mappings'], queryFn: ({ signal }) => call('mappings.list', {}, { signal }) })

export function useMappings(): UseQueryResult<SavedMapping[]> {
  return useQuery(mappingsOptions(useShop(({ id }) => id)))
}

/** The first rows as they will be stored. The file itself is in the worker; the plan is what can change. */
export function usePreview(draft: Draft): UseQueryResult<Checked<PreviewRow[]>> {
  const { id, zone, currency } = useShop()
  const plan = planOf(draft)
  return useQuery({
    queryKey: [id, 'import', 'preview', draft.fileName, draft.bytes, zone, currency, plan],
    queryFn: ({ signal }) => call('import.preview', { plan }, { signal }),
    enabled: fieldsOf(draft).missing.length === 0,
    placeholderData: keepPreviousData,
    throwOnError: false,
    gcTime: 0,
  })
}
