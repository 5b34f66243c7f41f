import { queryOptions } from '@tanstack/react-query'
import type { WayUp } from '~/domain/promotion/sameGoods'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** Categories with what lies above each: a rule of a department meets one of what is in it. */
export const wayUpQuery = () =>
  queryOptions({
    queryKey: [shopId(), 'listings', 'tree'],
    queryFn: ({ signal }) => call('catalog.tree', {}, { signal }),
    select: ({ categories }): WayUp => {
      const parents = new Map(categories.map(({ key, parent }) => [key, parent]))
      return (category) => {
        const way = [category]
        for (let above = parents.get(category); above && !way.includes(above); above = parents.get(above)) way.push(above)
        return way
      }
    },
  })
