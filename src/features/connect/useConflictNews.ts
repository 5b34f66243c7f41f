import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Conflict } from '~/commerce/connection'
import { fieldName } from '~/features/shared/fieldName'
import { kept } from '~/lib/keep'
import { translate } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { syncMessages } from './syncMessages'

const t = translate(syncMessages)

const toldKey = (shop: string) => `zhanggui:conflicts-told:${shop}`

/** Tells of each conflict once in this browser, whichever tab finds it. The badge goes on showing how many are left. */
export function useConflictNews(conflicts: number): void {
  const shop = useShop(({ id }) => id)
  const { data } = useQuery({
    queryKey: [shop, 'sync', 'conflicts', 'news'],
    queryFn: ({ signal }) => call('sync.conflicts', {}, { signal }),
    enabled: conflicts > 0,
    throwOnError: false,
  })
  useEffect(() => {
    if (data) tell(shop, data)
  }, [shop, data])
}

function tell(shop: string, conflicts: readonly Conflict[]): void {
  const told = Number(kept.getItem(toldKey(shop)) ?? 0)
  const fresh = conflicts.filter(({ at, settled }) => at > told && settled === undefined)
  if (fresh.length === 0) return
  kept.setItem(toldKey(shop), String(Math.max(...fresh.map(({ at }) => at))))
  // Units that went to two buyers wait for nobody: that is said by name, and stays until it is closed.
  const races = fresh.filter(({ field }) => field === 'onHand')
  for (const { title } of races.slice(0, 2)) showToast(t('race', { title }), { tone: 'bad' })
  const others = fresh.filter(({ field }) => field !== 'onHand')
  if (others.length === 1) showToast(t('newConflict', { title: others[0].title, field: nameOf(others[0].field) }))
  else if (others.length > 1) showToast(t('newConflicts', { count: others.length }))
}

/** `sku:price:CODE` is the price. */
const nameOf = (field: string): string => fieldName(field.split(':')[1] ?? field)
