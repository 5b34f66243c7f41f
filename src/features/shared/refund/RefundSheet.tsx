import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { totalOf } from '~/domain/applyActs'
import type { Refusal } from '~/domain/command'
import type { Amount } from '~/domain/money'
import type { OrderReason } from '~/domain/orderAct'
import { refundable, type RefundAsk, splitRefund } from '~/domain/refundSplit'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { MoneyInput } from './MoneyInput'
import { orderQuery } from './orderQuery'
import { ReasonSelect } from './ReasonSelect'
import { reasonTexts } from './reasonTexts'
import './refund.css'
import { RefundLines } from './RefundLines'
import { refundMessages } from './refundMessages'
import { SplitPreview } from './SplitPreview'

export interface RefundSheetProps {
  /** Number. */
  order: string
  /** Key of the ticket that it is about; a note in it says what was refunded. */
  ticket?: string
  onDone: () => void
}

/** Gives money back for an order: units, a part of a price, postage, goodwill; it shows what will happen before it does. */
export function RefundSheet({ order, ticket, onDone }: RefundSheetProps) {
  const t = useMessages(refundMessages)
  const { data: detail } = useQuery(orderQuery(order))
  return (
    <Sheet title={t('title', { order })} onClose={onDone}>
      {detail === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" aria-label={t('loading')} />}
      {detail === null && <p>{t('notFound', { order })}</p>}
      {detail && <Filled detail={detail} ticket={ticket} onDone={onDone} />}
    </Sheet>
  )
}

export interface RefundForm {
  /** By line; `amount` absent: what was paid for the units. */
  lines: ReadonlyMap<number, { units: number; amount?: Amount }>
  shipping?: Amount
  other?: Amount
}

const askOf = ({ lines, shipping, other }: RefundForm): RefundAsk => ({
  lines: [...lines].map(([line, each]) => ({ line, ...each })),
  ...(shipping === undefined ? {} : { shipping }),
  ...(other === undefined ? {} : { other }),
})

function Filled({ detail, ticket, onDone }: { detail: OrderDetail; ticket: string | undefined; onDone: () => void }) {
  const t = useMessages(refundMessages)
  const words = useMessages(reasonTexts)
  const format = useFormat()
  const run = useCommand()
  const whyNot = useWhyNot('order.refund')
  const [form, setForm] = useState<RefundForm>({ lines: new Map() })
  const [reason, setReason] = useState<OrderReason | ''>('')
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const { base, acts, perks } = detail
  const { number, currency } = base
  const can = refundable(base, acts)
  const split = splitRefund(base, acts, askOf(form), perks)
  const total = totalOf(split)
  const amount = format.price(total, currency)
  const set = (change: Partial<RefundForm>) => {
    setRefusal(undefined)
    setForm((now) => ({ ...now, ...change }))
  }
  const everything = () =>
    set({
      lines: new Map(
        can.lines.map(({ line, unitsLeft, units, left }) => [
          line,
          { units: unitsLeft, ...(units > unitsLeft || units === 0 ? { amount: left } : {}) },
        ]),
      ),
      ...(can.shipping.left > 0 ? { shipping: can.shipping.left } : {}),
    })
  const isNothing = total === 0 && split.lines.every(({ units }) => units === 0)
  const why = whyNot ?? (can.all.left === 0 ? t('whyAllBack') : isNothing ? t('whyNothing') : reason === '' ? t('whyReason') : undefined)
  const send = useOnePress(async () => {
    if (why !== undefined || reason === '') return false
    const said = t('said', { order: number, amount, reason: words(reason) })
    const outcome = await run(
      {
        kind: 'order.refund',
        args: {
          order: number,
          key: crypto.randomUUID(),
          split,
          reason,
          ...(note.trim() && { note: note.trim() }),
          ...(ticket === undefined ? {} : { ticket: { key: ticket, said } }),
        },
      },
      { done: t('done', { order: number, amount }), quiet: true },
    )
    if (outcome?.ok) onDone()
    else if (outcome) setRefusal(outcome.refusal)
    return outcome?.ok ?? false
  })
  return (
    <form
      className="zg-form zg-refund"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <RefundLines base={base} can={can} split={split} form={form} set={set} />
      <div className="zg-row">
        <Button size="small" onClick={everything}>
          {t('all')}
        </Button>
        <Button size="small" onClick={() => setForm({ lines: new Map() })}>
          {t('none')}
        </Button>
      </div>
      {can.shipping.paid > 0 && (
        <label>
          {t('shipping')}
          <MoneyInput
            label={t('shipping')}
            currency={currency}
            value={form.shipping}
            onChange={(shipping) => set({ shipping })}
            placeholder="0"
          />
          <span className="zg-second zg-small">{t('shippingHint', { left: format.price(can.shipping.left, currency) })}</span>
        </label>
      )}
      <label>
        {t('other')}
        <MoneyInput label={t('other')} currency={currency} value={form.other} onChange={(other) => set({ other })} placeholder="0" />
        <span className="zg-second zg-small">{t('otherHint')}</span>
      </label>
      <ReasonSelect value={reason} onChange={setReason} />
      <label>
        {t('note')}
        <input
          className="zg-input"
          value={note}
          maxLength={500}
          placeholder={t('noteHint')}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <SplitPreview split={split} can={can} currency={currency} perks={perks} />
      <p className="zg-second zg-small">
        {t('noStock')} <Link to={paths.newReturn({ order: number, ...(ticket === undefined ? {} : { ticket }) })}>{t('startReturn')}</Link>
      </p>
      {refusal && (
        <p className="zg-warning" role="alert">
          {refusalText(refusal)}
        </p>
      )}
      <div className="zg-sheet-foot">
        <Button type="primary" htmlType="submit" disabledReason={why}>
          {total === 0 && !isNothing ? t('sendUnits') : t('send', { amount })}
        </Button>
      </div>
    </form>
  )
}
