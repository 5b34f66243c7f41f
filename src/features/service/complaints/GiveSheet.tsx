import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Given } from '~/domain/complaint'
import { approverOf, compensated, mayGive } from '~/domain/complaintLimits'
import type { Amount } from '~/domain/money'
import { refundable, splitRefund } from '~/domain/refundSplit'
import { MoneyInput } from '~/features/shared/refund/MoneyInput'
import { orderQuery } from '~/features/shared/refund/orderQuery'
import { useCannot } from '~/features/shared/useCannot'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import type { OrderDetail } from '~/store/lists'
import { useFormat } from '~/ui/UiContext'
import type { ComplaintDetail } from '~/store/complaintList'
import { detailMessages } from './detailMessages'
import { Select } from './Select'
import { couponChoices, useGivenText } from './useGivenText'
import { WordsSheet } from './WordsSheet'
import { complaintWords } from './words'

const WAYS = ['money', 'coupon', 'points'] as const
type Way = (typeof WAYS)[number]

interface Form {
  of: Way
  amount?: Amount
  batch: string
  points: string
}

/** Money out of the order, a coupon or points. More than one may give is asked for. */
export function GiveSheet({ detail, onClose }: { detail: ComplaintDetail; onClose: () => void }) {
  const t = useMessages(detailMessages)
  const words = useMessages(complaintWords)
  const run = useCommand()
  const role = useRole()
  const textOf = useGivenText()
  const { complaint, limits } = detail
  const { data: order } = useQuery({ ...orderQuery(complaint.order), enabled: complaint.order !== '' })
  const { data: batches } = useQuery(couponChoices())
  // Money goes back through the order, which is the platform's where there is one.
  const noMoney = useCannot()?.('order.refund')
  const [form, setForm] = useState<Form>({ of: complaint.order === '' || noMoney ? 'coupon' : 'money', batch: '', points: '' })
  const set = (change: Partial<Form>) => setForm((now) => ({ ...now, ...change }))
  const give = givenOf(form, order ?? undefined)
  const sums = give && compensated([...(complaint.compensations ?? []), { give, state: 'asked' }])
  const may = sums ? mayGive(role, sums, limits) : true
  const send = async (why: string) => {
    if (!give) return false
    const what = textOf(give, order?.base?.currency)
    const note = t(may ? 'noteGiven' : 'noteAsked', { what, why })
    const args = { key: complaint.key, line: crypto.randomUUID(), give, why, note }
    return (await run({ kind: 'complaint.compensate', args }, { done: t(may ? 'given' : 'asked') }))?.ok ?? false
  }
  return (
    <WordsSheet
      title={t('giveTitle')}
      label={t('why')}
      action={t(may ? 'giveDo' : 'askDo')}
      ready={give !== undefined}
      whyNot={form.of === 'money' ? noMoney : undefined}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('of')}
        value={form.of}
        choices={WAYS.map((value) => ({ value, label: words(`of.${value}`) }))}
        onChange={(of) => set({ of: WAYS.find((way) => way === of) ?? 'money' })}
      />
      {form.of === 'money' && noMoney !== undefined && <p className="zg-warning">{noMoney}</p>}
      {form.of === 'money' && noMoney === undefined && (
        <MoneyFields order={order ?? undefined} amount={form.amount} onChange={(amount) => set({ amount })} />
      )}
      {form.of === 'coupon' && (
        <Select
          label={t('batch')}
          value={form.batch}
          none={t(batches?.length === 0 ? 'noBatch' : 'choose')}
          choices={(batches ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(batch) => set({ batch })}
        />
      )}
      {form.of === 'points' && (
        <label>
          <span className="zg-small zg-second">{t('points')}</span>
          <input
            className="zg-input zg-num"
            inputMode="numeric"
            aria-label={t('points')}
            value={form.points}
            onChange={({ target }) => set({ points: target.value.replaceAll(/\D/g, '') })}
          />
        </label>
      )}
      {sums && (
        <p className={may ? 'zg-second zg-small' : 'zg-warning'} role="status">
          {may ? t('within') : t('beyond', { role: t(`role.${approverOf(sums, limits)}`) })}
        </p>
      )}
    </WordsSheet>
  )
}

function MoneyFields({
  order,
  amount,
  onChange,
}: {
  order: OrderDetail | undefined
  amount: Amount | undefined
  onChange: (amount: Amount | undefined) => void
}) {
  const t = useMessages(detailMessages)
  const format = useFormat()
  if (!order) return <p className="zg-warning">{t('noOrder')}</p>
  const { base, acts } = order
  const { left } = refundable(base, acts).all
  return (
    <label>
      <span className="zg-small zg-second">{t('amount')}</span>
      <MoneyInput label={t('amount')} currency={base.currency} value={amount} placeholder="0" onChange={onChange} />
      <span className="zg-second zg-small">{t('amountHint', { order: base.number, left: format.amount(left, base.currency) })}</span>
    </label>
  )
}

function givenOf({ of, amount, batch, points }: Form, order: OrderDetail | undefined): Given | undefined {
  if (of === 'coupon') return batch === '' ? undefined : { of, batch }
  if (of === 'points') return Number(points) > 0 ? { of, points: Number(points) } : undefined
  if (!order || !amount) return undefined
  const { base, acts, perks } = order
  return { of, order: base.number, reason: 'goodwill', split: splitRefund(base, acts, { lines: [], other: amount }, perks) }
}
