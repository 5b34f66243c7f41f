import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CompensationLimit, CompensationLimits } from '~/domain/complaintLimits'
import { checkLimits } from '~/domain/complaintRules'
import { MoneyInput } from '~/features/shared/refund/MoneyInput'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { defineMessages, useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { complaintQueries } from './queries'

const limitMessages = defineMessages('complaintLimits', {
  zh: {
    title: '补偿额度',
    hint: '同一件投诉加起来的额度，拆成几笔也一样算。超出的会等上一级审批，店主没有上限。',
    agent: '客服',
    operator: '运营',
    'money.agent': '客服可退金额',
    'money.operator': '运营可退金额',
    'points.agent': '客服可给积分',
    'points.operator': '运营可给积分',
    'coupons.agent': '客服可以直接发券',
    'coupons.operator': '运营可以直接发券',
    save: '保存额度',
    saved: '补偿额度已保存',
  },
  en: {
    title: 'Limits of compensation',
    hint: 'For one complaint in all, however many parts it is given in. What is more waits for the next above; owners have no limit.',
    agent: 'Agents',
    operator: 'Operators',
    'money.agent': 'Money that agents may give',
    'money.operator': 'Money that operators may give',
    'points.agent': 'Points that agents may give',
    'points.operator': 'Points that operators may give',
    'coupons.agent': 'Agents may give coupons',
    'coupons.operator': 'Operators may give coupons',
    save: 'Save limits',
    saved: 'Limits saved',
  },
})

const ROLES = ['agent', 'operator'] as const

/** How much agents and operators may give for a complaint without asking. */
export function LimitsSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(limitMessages)
  const { data: limits } = useQuery(complaintQueries.limits())
  return (
    <Sheet title={t('title')} onClose={onClose}>
      {limits ? <Form limits={limits} onClose={onClose} /> : <div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}
    </Sheet>
  )
}

function Form({ limits, onClose }: { limits: CompensationLimits; onClose: () => void }) {
  const t = useMessages(limitMessages)
  const run = useCommand()
  const currency = useShop((shop) => shop.currency)
  const whyNot = useWhyNot('complaint.limits')
  const [form, setForm] = useState(limits)
  const lacks = checkLimits(form)
  const reason = whyNot ?? (lacks && refusalText({ why: 'rule', ...lacks }))
  const set = (role: (typeof ROLES)[number], change: Partial<CompensationLimit>) =>
    setForm((now) => ({ ...now, [role]: { ...now[role], ...change } }))
  const save = async () => {
    if (reason !== undefined) return
    const outcome = await run({ kind: 'complaint.limits', args: { set: form }, saw: limits }, { done: t('saved') })
    if (outcome?.ok) onClose()
  }
  return (
    <form
      className="zg-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="zg-second">{t('hint')}</p>
      {ROLES.map((role) => (
        <fieldset key={role} className="zg-complaint-limit">
          <legend>{t(role)}</legend>
          <label>
            <span className="zg-small zg-second">{t(`money.${role}`)}</span>
            <MoneyInput
              label={t(`money.${role}`)}
              currency={currency}
              value={form[role].money}
              onChange={(money = 0) => set(role, { money })}
            />
          </label>
          <label>
            <span className="zg-small zg-second">{t(`points.${role}`)}</span>
            <input
              className="zg-input zg-num"
              inputMode="numeric"
              aria-label={t(`points.${role}`)}
              value={String(form[role].points)}
              onChange={({ target }) => set(role, { points: Number(target.value.replaceAll(/\D/g, '')) })}
            />
          </label>
          <label className="zg-check">
            <input type="checkbox" checked={form[role].coupons} onChange={({ target }) => set(role, { coupons: target.checked })} />
            {t(`coupons.${role}`)}
          </label>
        </fieldset>
      ))}
      <div className="zg-row">
        <Button type="primary" htmlType="submit" disabledReason={reason}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
