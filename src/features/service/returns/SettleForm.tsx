import { useState } from 'react'
import type { ReturnDetail } from '~/domain/returnAnswers'
import { usualShipping } from '~/domain/returnRefund'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { inspectMessages } from './inspectMessages'
import { RefundTable, type TypedAmounts, readTyped } from './RefundTable'
import { earlyName, type How, previewOf, swapOf, waysOf } from './settlePlan'
import { SwapTable } from './SwapTable'

/** What the buyer gets, with every sum in sight before it goes. */
export function SettleForm({ detail, early = false }: { detail: ReturnDetail; early?: boolean }) {
  const t = useMessages(inspectMessages)
  const ways = waysOf(detail)
  const [chosen, setChosen] = useState<How>()
  const how = chosen && ways.includes(chosen) ? chosen : ways[0]
  const titles: Record<How, string> = {
    refund: t('refundTitle'),
    exchange: t('exchangeTitle'),
    repair: t('repairTitle'),
    nothing: t('nothingTitle'),
  }
  return (
    <section className="zg-return-act zg-form" aria-label={t('settleTitle')}>
      <h2>{early ? t(earlyName(detail.now, how)) : titles[how]}</h2>
      {early && <p className="zg-second">{t('earlyHint')}</p>}
      {ways.length > 1 && (
        <fieldset className="zg-return-kinds">
          <legend className="zg-second zg-small">{t('howTo')}</legend>
          {ways.map((way) => (
            <label key={way}>
              <input type="radio" name="how" checked={way === how} onChange={() => setChosen(way)} />
              {t(`how.${way}`)}
            </label>
          ))}
        </fieldset>
      )}
      {how === 'refund' ? <Refund detail={detail} early={early} /> : <SendBack key={how} detail={detail} how={how} early={early} />}
    </section>
  )
}

function Refund({ detail, early }: { detail: ReturnDetail; early: boolean }) {
  const t = useMessages(inspectMessages)
  const format = useFormat()
  const run = useCommand()
  const whyNot = useWhyNot('return.settle')
  const { now, currency, money } = detail
  const [shipping, setShipping] = useState(() => usualShipping(money.base, money.acts, now) === 'rest')
  const [typed, setTyped] = useState<TypedAmounts>({})
  const { amounts, wrong } = readTyped(typed, currency)
  const preview = previewOf(detail, { shipping, amounts })
  const over = preview.rows.find(({ line, left }) => (amounts[line] ?? 0) > left)
  const { split, fees, total } = preview
  const amount = format.amount(total, currency)
  const why =
    whyNot ??
    (wrong
      ? t('badAmount')
      : over
        ? t('overLine', { sku: over.sku, amount: format.amount(over.left, currency) })
        : split.lines.length === 0 && total === 0
          ? t('refundNothing')
          : undefined)
  const settle = useOnePress(async () => {
    const { key } = now
    const said = t('saidRefund', { key, amount })
    const args = { key, how: 'refund', split, fees, said, ...(early ? { early: true as const } : {}) } as const
    return (await run({ kind: 'return.settle', args }, { done: said }))?.ok ?? false
  })
  return (
    <>
      <RefundTable detail={detail} preview={preview} typed={typed} onType={setTyped} />
      {preview.shipping.left > 0 && (
        <label className="zg-return-check">
          <input type="checkbox" checked={shipping} onChange={({ target }) => setShipping(target.checked)} />
          {t('shippingPaid', { amount: format.amount(preview.shipping.left, currency) })}
        </label>
      )}
      <Perks detail={detail} preview={preview} />
      <div className="zg-row">
        <Button type="primary" disabledReason={why} onClick={() => void settle()}>
          {t('refund', { amount })}
        </Button>
      </div>
    </>
  )
}

/** Points and coupons that go back with the money. */
function Perks({ detail: { money }, preview: { split, total } }: { detail: ReturnDetail; preview: ReturnType<typeof previewOf> }) {
  const t = useMessages(inspectMessages)
  const besides = [
    ...(split.pointsBack > 0 ? [t('pointsBack', { count: split.pointsBack })] : []),
    ...(split.pointsTaken > 0 ? [t('pointsTaken', { count: split.pointsTaken })] : []),
    ...(split.coupons.length > 0 ? [t('coupons', { count: split.coupons.length })] : []),
    ...(money.perks.coupons.length > 0 && split.coupons.length === 0 && total > 0 ? [t('couponKept')] : []),
  ]
  if (besides.length === 0) return null
  return (
    <ul className="zg-list zg-num">
      {besides.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}

/** Other goods, the repaired ones, or those that were not as agreed go to the buyer. */
function SendBack({ detail, how, early }: { detail: ReturnDetail; how: Exclude<How, 'refund'>; early: boolean }) {
  const t = useMessages(inspectMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.settle')
  const [carrier, setCarrier] = useState('')
  const [tracking, setTracking] = useState('')
  const swap = how === 'exchange' ? swapOf(detail) : undefined
  const settle = useOnePress(async () => {
    const { key } = detail.now
    const names = { exchange: 'saidExchange', repair: 'saidRepair', nothing: 'saidNothing' } as const
    const said = t(names[how], { key, tracking: [carrier, tracking].filter(Boolean).join(' ') }).trim()
    const args = {
      key,
      how,
      said,
      ...(swap?.split ? { split: swap.split } : {}),
      ...(swap && swap.due > 0 ? { due: swap.due } : {}),
      ...(early ? { early: true as const } : {}),
      ...(carrier.trim() ? { carrier } : {}),
      ...(tracking.trim() ? { tracking } : {}),
    }
    return (await run({ kind: 'return.settle', args }, { done: said }))?.ok ?? false
  })
  return (
    <>
      {swap && <SwapTable detail={detail} swap={swap} />}
      <div className="zg-return-fields">
        <input
          className="zg-input"
          aria-label={t('carrier')}
          placeholder={t('carrier')}
          value={carrier}
          onChange={({ target }) => setCarrier(target.value)}
        />
        <input
          className="zg-input"
          aria-label={t('tracking')}
          placeholder={t('tracking')}
          value={tracking}
          onChange={({ target }) => setTracking(target.value)}
        />
      </div>
      <div className="zg-row">
        <Button type="primary" disabledReason={whyNot} onClick={() => void settle()}>
          {t(({ exchange: 'send', repair: 'sendRepair', nothing: 'sendNothing' } as const)[how])}
        </Button>
      </div>
    </>
  )
}
