import { Input } from 'antd'
import { useMemo } from 'react'
import { type Calendar, DEFAULT_CALENDAR } from '~/domain/calendar'
import { checkShop, LIMITS } from '~/domain/checkCommand'
import type { ShopSettings } from '~/domain/command'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useUi } from '~/ui/UiContext'
import { sharedMessages } from '~/features/shared/messages'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { currencyChoices, zoneChoices, type Choice } from './choices'
import { settingsMessages } from './messages'

/** Name, zone, currency and calendar. A choice is saved as it is made; the toast takes it back. */
export function ShopForm() {
  const t = useMessages(settingsMessages)
  const { language } = useUi()
  const { zone, currency, calendar = DEFAULT_CALENDAR, hasOrders } = useShop()
  const whyNot = useWhyNot('shop.set')
  const run = useCommand()
  const set = (args: Partial<ShopSettings>) => void run({ kind: 'shop.set', args }, { done: t('saved') })
  const zones = useMemo(() => zoneChoices(zone, Date.now()), [zone])
  const currencies = useMemo(() => currencyChoices(currency, language), [currency, language])
  return (
    <section className="zg-form">
      <h2>{t('shop')}</h2>
      {whyNot !== undefined && <p className="zg-warning">{whyNot}</p>}
      <NameField />
      <label>
        <span>{t('zone')}</span>
        <select className="zg-input" value={zone} disabled={whyNot !== undefined} onChange={({ target }) => set({ zone: target.value })}>
          <Options choices={zones} />
        </select>
        <span className="zg-second zg-small">{t('zoneHint')}</span>
      </label>
      <label>
        <span>{t('currency')}</span>
        <select
          className="zg-input"
          aria-describedby="currency-hint"
          disabled={hasOrders || whyNot !== undefined}
          value={currency}
          onChange={({ target }) => set({ currency: target.value })}
        >
          <Options choices={currencies} />
        </select>
        <span id="currency-hint" className="zg-second zg-small">
          {t(hasOrders ? 'currencyFixed' : 'currencyHint')}
        </span>
      </label>
      <CalendarFields calendar={calendar} off={whyNot !== undefined} onChange={(next) => set({ calendar: next })} />
    </section>
  )
}

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)

function CalendarFields({ calendar, off, onChange }: { calendar: Calendar; off: boolean; onChange: (calendar: Calendar) => void }) {
  const t = useMessages(settingsMessages)
  const { language } = useUi()
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return (
    <>
      <label>
        <span>{t('weekStart')}</span>
        <select
          className="zg-input"
          value={calendar.weekStart}
          disabled={off}
          onChange={({ target }) => onChange({ ...calendar, weekStart: target.value === 'sunday' ? 'sunday' : 'monday' })}
        >
          <option value="monday">{t('weekStart.monday')}</option>
          <option value="sunday">{t('weekStart.sunday')}</option>
        </select>
      </label>
      <label>
        <span>{t('fiscalStart')}</span>
        <select
          className="zg-input"
          value={calendar.fiscalStart}
          disabled={off}
          onChange={({ target }) => onChange({ ...calendar, fiscalStart: Number(target.value) })}
        >
          {MONTHS.map((month) => (
            <option key={month} value={month}>
              {monthName.format(Date.UTC(2001, month - 1, 1))}
            </option>
          ))}
        </select>
        <span className="zg-second zg-small">{t('fiscalHint')}</span>
      </label>
    </>
  )
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

function NameField() {
  const t = useMessages(settingsMessages)
  const shared = useMessages(sharedMessages)
  const { name, zone, currency, hasOrders } = useShop()
  const whyNot = useWhyNot('shop.set')
  const run = useCommand()
  const draft = useDraft('shop/name', name)
  const refusal = draft.dirty ? checkShop({ name: draft.text }, { name, zone, currency }, hasOrders) : undefined
  const reason = whyNot ?? (refusal ? refusalText(refusal) : draft.dirty ? undefined : shared('nothingChanged'))
  const save = async () => {
    if (reason !== undefined) return
    const outcome = await run({ kind: 'shop.set', args: { name: draft.text.trim() } }, { done: t('saved') })
    if (outcome?.ok) draft.drop()
  }
  return (
    <div className="zg-field-row">
      <label>
        <span>{t('name')}</span>
        <Input
          aria-label={t('name')}
          maxLength={LIMITS.shopName}
          disabled={whyNot !== undefined}
          status={refusal ? 'error' : ''}
          value={draft.text}
          onChange={({ target }) => draft.set(target.value)}
          onPressEnter={() => void save()}
        />
      </label>
      <Button type="primary" disabledReason={reason} onClick={() => void save()}>
        {shared('save')}
      </Button>
    </div>
  )
}
