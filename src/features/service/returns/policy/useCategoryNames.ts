import { queryOptions, useQuery } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

const treeQuery = () =>
  queryOptions({ queryKey: [shopId(), 'listings', 'names'], queryFn: ({ signal }) => call('listings.names', {}, { signal }) })

/** Categories as the filters name them, from the top down. */
export function useCategories(): { value: string; label: string }[] {
  const { data } = useQuery(treeQuery())
  return (data?.categories ?? []).map(({ key, name }) => ({ value: key, label: name }))
}

export function useCategoryNames(): (key: string) => string {
  const { data } = useQuery(treeQuery())
  return (key) => data?.categories.find((category) => category.key === key)?.name ?? key
}
