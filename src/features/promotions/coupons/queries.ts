import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { PagesOptions } from '~/features/shared/pages'
import { shopId } from '~/session/shop'
import type { CodeRow, UseRow } from '~/store/couponLists'
import { call } from '~/worker/client'

export const couponQueries = {
  list: () =>
    queryOptions({
      queryKey: [shopId(), 'coupons', 'list'],
      queryFn: ({ signal }) => call('coupons.list', { now: Date.now() }, { signal }),
    }),
  batch: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'coupons', 'batch', key],
      queryFn: ({ signal }) => call('coupons.get', { key, now: Date.now() }, { signal }),
    }),
  codes: (key: string): PagesOptions<CodeRow> => ({
    queryKey: [shopId(), 'coupons', 'codes', key],
    fetch: (offset, limit, signal) => call('coupons.codes', { key, offset, limit }, { signal }),
  }),
  uses: (key: string): PagesOptions<UseRow> => ({
    queryKey: [shopId(), 'coupons', 'uses', key],
    fetch: (offset, limit, signal) => call('coupons.uses', { key, offset, limit }, { signal }),
  }),
  find: (code: string) =>
    queryOptions({
      queryKey: [shopId(), 'coupons', 'find', code],
      queryFn: ({ signal }) => call('coupons.find', { code }, { signal }),
      enabled: code !== '',
      placeholderData: keepPreviousData,
    }),
}
