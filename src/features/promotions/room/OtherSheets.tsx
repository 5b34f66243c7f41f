import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { minorDigits, toDecimalText, unitOf } from '~/domain/money'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import { swapSku } from '~/domain/promotion/paceChange'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import { useMessages } from '~/lib/i18n'
import { type Day, type Instant, zoneOf } from '~/lib/zone'
import { shopId, useShop } from '~/session/shop'
import { DateField } from '~/ui/DateField'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { ChangeSheet } from './ChangeSheet'
import { roomMessages } from './messages'
import { Preview } from './Preview'

interface Closing {
  onClose: () => void
}

const HOUR_MS = 3_600_000

/** Another budget, and how long it lasts at the pace of now. */
export function BudgetSheet({ room, onSend, onClose }: Closing & { room: PromotionRoom; onSend: (budget: number) => void }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { amount, spent, recent, hours } = room.budget
  const [text, setText] = useState(() => toDecimalText(amount, currency))
  const value = Number(text.trim())
  const isNumber = text.trim() !== '' && Number.isFinite(value) && value >= 0
  const coins = 10 ** minorDigits(currency)
  const budget = isNumber ? Math.round(value * coins) * (unitOf(currency) / coins) : amount
  const perHour = recent / Math.min(hours, Math.max(1, (room.now - room.promotion.from) / HOUR_MS))
  const lasts = room.now + (Math.max(0, budget - spent) / Math.max(1, perHour)) * HOUR_MS
  const whyNot = !isNumber ? t('strengthWrong') : budget === amount ? t('preview.noChange') : undefined
  return (
    <ChangeSheet
      title={t('budgetTitle')}
      hint={t('budgetHint', { spent: format.amount(spent, currency) })}
      send={t('budgetSend')}
      whyNot={whyNot}
      onSend={() => onSend(budget)}
      onClose={onClose}
    >
      <label>
        <span>
          {t('budgetField')} ({currency})
        </span>
        <input
          className="zg-input zg-num"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={!isNumber}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <section className="zg-room-preview" aria-label={t('preview')} aria-live="polite">
        <h3>{t('preview')}</h3>
        <p className="zg-small">
          {perHour <= 0 || lasts >= room.promotion.to
            ? t('tile.lasts', { hours })
            : t('tile.runsOut', { hours, at: format.timeShort(lasts) })}
        </p>
      </section>
    </ChangeSheet>
  )
}

/** A later or an earlier end. */
export function LongerSheet({ room, onSend, onClose }: Closing & { room: PromotionRoom; onSend: (to: Instant, day: Day) => void }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const { zone: zoneName, currency } = useShop()
  const zone = zoneOf(zoneName)
  const { promotion, sums, now } = room
  const [day, setDay] = useState<Day | undefined>(() => zone.dayOf(promotion.to - 1))
  const to = day === undefined ? promotion.to : zone.startOfDay(day + 1)
  const whyNot = to <= now ? t('longerPast') : to === promotion.to ? t('preview.noChange') : undefined
  const gone = Math.max(HOUR_MS, Math.min(now, promotion.to) - promotion.from)
  const share = Math.abs(to - promotion.to) / gone
  const write = (amount: number) => format.amount(Math.round(amount * share), currency)
  const facts = { gmv: write(sums.gmv), discount: write(sums.discount) }
  return (
    <ChangeSheet
      title={t('longerTitle')}
      hint={t('longerHint')}
      send={t('longerSend', { day: day === undefined ? '' : format.day(day) })}
      whyNot={whyNot}
      onSend={() => day !== undefined && onSend(to, day)}
      onClose={onClose}
    >
      <div>
        <span>{t('longerField')}</span>
        <DateField label={t('longerField')} value={day} onChange={setDay} none="—" />
      </div>
      <section className="zg-room-preview" aria-label={t('preview')} aria-live="polite">
        <h3>{t('preview')}</h3>
        <p className="zg-small">
          {to === promotion.to ? t('preview.noChange') : to > promotion.to ? t('preview.longer', facts) : t('preview.shorter', facts)}
        </p>
      </section>
    </ChangeSheet>
  )
}

interface SwapSheetProps extends Closing {
  promotion: Promotion
  sku: string
  title: string
  onSend: (rules: Rule[], other: string) => void
}

/** Another SKU in the place of one that a rule names. */
export function SwapSheet({ promotion, sku, title, onSend, onClose }: SwapSheetProps) {
  const t = useMessages(roomMessages)
  const list = useId()
  const [text, setText] = useState('')
  const typed = text.trim()
  const { data: found = [] } = useQuery({
    queryKey: [shopId(), 'stock', 'suggest', typed],
    queryFn: ({ signal }) => call('stock.suggest', { text: typed }, { signal }),
    enabled: typed !== '',
    throwOnError: false,
  })
  const other = found.find((each) => each.sku === typed)?.sku
  const whyNot = typed === sku ? t('swapSame') : other === undefined ? t('swapUnknown') : undefined
  const rules = other === undefined || other === sku ? promotion.rules : swapSku(promotion.rules, sku, other)
  return (
    <ChangeSheet
      title={t('swapTitle', { sku })}
      hint={title}
      send={t('swapSend', { other: other ?? '…' })}
      whyNot={whyNot}
      onSend={() => other !== undefined && onSend([...rules], other)}
      onClose={onClose}
    >
      <label>
        <span>{t('swapWith')}</span>
        <input className="zg-input" list={list} value={text} autoComplete="off" onChange={({ target }) => setText(target.value)} />
        <span className="zg-second zg-small">{t('swapHint')}</span>
      </label>
      <datalist id={list}>
        {found.map((each) => (
          <option key={each.sku} value={each.sku}>
            {each.title}
          </option>
        ))}
      </datalist>
      {other !== undefined && other !== sku && <Preview promotion={promotion} then={rules} />}
    </ChangeSheet>
  )
}
