import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { windowText } from '~/features/promotions/frame/windowText'
import { promotionQueries } from '~/features/promotions/queries'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { type Translate, useMessages } from '~/lib/i18n'
import type { Instant } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { calendarMessages } from './messages'

export interface Window {
  from: Instant
  to: Instant
}

export interface Shift {
  /** Where a promotion stands while its move is on the way. */
  windowOf: (promotion: Promotion) => Window
  /** Moves it; a refusal is told, and it is back where it was. */
  shift: (promotion: Promotion, to: Window) => Promise<void>
}

/** Why a promotion stays where it is, in the calendar's own words; the command asks again. */
function hindrance(promotion: Promotion, { from, to }: Window, t: Translate<(typeof calendarMessages)['zh']>): string | undefined {
  const state = promotionState(promotion, Date.now())
  if (state === 'ended' || state === 'judged') return t('isOver', { name: promotion.name })
  if ((state === 'running' || state === 'paused') && from !== promotion.from) return t('hasBegun', { name: promotion.name })
  return from < to ? undefined : t('noDays')
}

/** Moving promotions on the calendar. */
export function useShift(): Shift {
  const t = useMessages(calendarMessages)
  const run = useCommand()
  const whyNot = useWhyNot('promotion.shift')
  const cache = useQueryClient()
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const [held, setHeld] = useState<Readonly<Record<string, Window>>>({})
  const drop = (key: string) => setHeld(({ [key]: _, ...rest }) => rest)
  return {
    windowOf: ({ key, from, to }) => held[key] ?? { from, to },
    shift: async (promotion, to) => {
      const { key, name } = promotion
      const refused = whyNot ?? hindrance(promotion, to, t)
      if (refused !== undefined) return showToast(refused, { tone: 'bad' })
      setHeld((all) => ({ ...all, [key]: to }))
      const outcome = await run(
        { kind: 'promotion.shift', args: { key, ...to }, saw: { from: promotion.from, to: promotion.to } },
        { done: t('shifted', { name, days: windowText(to, format, zone) }) },
      )
      if (outcome?.ok) await cache.refetchQueries({ queryKey: promotionQueries.list().queryKey })
      drop(key)
    },
  }
}
