import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { attributesOf } from '~/domain/attributes'
import { categoryPath } from '~/domain/product'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** So many commands are named at once. */
const NAMED = 500

export const syncQueries = {
  conflicts: () =>
    queryOptions({
      queryKey: [shopId(), 'sync', 'conflicts'],
      queryFn: async ({ signal }) => (await call('sync.conflicts', {}, { signal })).filter(({ settled }) => !settled),
    }),
  /** Newest first. */
  settled: () =>
    queryOptions({
      queryKey: [shopId(), 'sync', 'settled'],
      queryFn: async ({ signal }) => {
        const found = await call('sync.conflicts', { settled: true }, { signal })
        return found
          .flatMap(({ settled, ...conflict }) => (settled ? [{ ...conflict, settled }] : []))
          .toSorted((a, b) => b.settled.at - a.settled.at)
      },
    }),
  waiting: () => queryOptions({ queryKey: [shopId(), 'sync', 'waiting'], queryFn: ({ signal }) => call('sync.waiting', {}, { signal }) }),
  /** What the history tells of these commands, by id. */
  told: (commands: readonly string[]) => {
    const ids = [...new Set(commands)].slice(0, NAMED)
    return queryOptions({
      queryKey: [shopId(), 'journal', 'told', ids],
      queryFn: async ({ signal }) => {
        const { items } = await call('journal.list', { query: { ids, offset: 0, limit: ids.length } }, { signal })
        return new Map(items.map((entry) => [entry.id, entry]))
      },
      enabled: ids.length > 0,
      placeholderData: keepPreviousData,
    })
  },
  /** Names of what products name by key: categories with their way from the top, suppliers, attributes. */
  names: () =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'names'],
      queryFn: async ({ signal }) => {
        const { categories, suppliers } = await call('catalog.tree', {}, { signal })
        const tree = new Map(categories.map((category) => [category.key, category]))
        const attributes = categories.flatMap(({ key }) => attributesOf(tree, key).map((each): [string, string] => [each.key, each.name]))
        return new Map([
          ...attributes,
          ...suppliers.map(({ key, name }): [string, string] => [key, name]),
          ...categories.map(({ key }): [string, string] => [key, categoryPath(tree, key).join(' › ')]),
        ])
      },
    }),
}

export type SettledConflict = Awaited<ReturnType<NonNullable<ReturnType<typeof syncQueries.settled>['queryFn']>>>[number]
