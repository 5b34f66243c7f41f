import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { RuleField } from '~/domain/promotion/checkRule'
import { STACK_MODES } from '~/domain/promotion/kinds'
import type { Limits, Rule, When, Who } from '~/domain/promotion/rule'
import { useAudienceRows } from '~/features/shared/audiences/queries'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { builderMessages } from './builderMessages'
import { choiceQueries, useTiers } from './choices'
import { AmountInput, CountInput, Sentence, SlotSelect } from './fields'

interface DetailProps {
  rule: Rule
  set: (patch: Partial<Rule>) => void
  wrong: (field: RuleField) => boolean
}

/** Who may have it, when, how often, and beside what. */
export function RuleDetails(props: DetailProps) {
  return (
    <div className="zg-rule-details">
      <WhoRow {...props} />
      <WhenRow {...props} />
      <LimitsRow {...props} />
      <StackRow {...props} />
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="zg-rule-row" role="group" aria-label={label}>
      <span className="zg-second">{label}</span>
      <span className="zg-slots">{children}</span>
    </div>
  )
}

const WHO_LISTS = ['channels', 'regions', 'tiers', 'audiences'] as const

function WhoRow({ rule, set }: DetailProps) {
  const t = useMessages(builderMessages)
  const { data: buyers } = useQuery(choiceQueries.buyers())
  const { data: audiences } = useAudienceRows()
  const tiers = useTiers()
  const { who } = rule
  const put = <K extends keyof Who>(key: K, value: Who[K] | undefined) => {
    const { [key]: _, ...rest } = who
    set({ who: value === undefined || (Array.isArray(value) && value.length === 0) ? rest : { ...rest, [key]: value } })
  }
  const named = (name: string) =>
    (buyers?.values[name] ?? []).filter(({ value }) => value !== '').map(({ value, count }) => ({ value, label: value, count }))
  const options = {
    channels: named('channel'),
    regions: named('region'),
    tiers: tiers.map((value) => ({ value, label: value })),
    audiences: (audiences ?? []).map(({ key, name, size }) => ({ value: key, label: name, count: size })),
  }
  return (
    <Row label={t('who')}>
      {WHO_LISTS.map((list) => (
        <PickMany key={list} label={t(list)} values={who[list] ?? []} options={options[list]} onChange={(values) => put(list, values)} />
      ))}
      <label className="zg-slot-box">
        <input
          type="checkbox"
          checked={who.firstOrder ?? false}
          onChange={({ target }) => put('firstOrder', target.checked || undefined)}
        />
        {t('firstOrder')}
      </label>
    </Row>
  )
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const EVENING = { from: 20 * 60, to: 22 * 60 }

const clockOf = (minute: number) => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteIn = (text: string, isEnd: boolean) => {
  const [hours, minutes] = text.split(':').map(Number)
  const minute = hours * 60 + minutes
  return isEnd && minute === 0 ? 1440 : minute
}

function WhenRow({ rule, set }: DetailProps) {
  const t = useMessages(builderMessages)
  const { weekdays = [], hours = [] } = rule.when
  const put = (patch: Partial<When>) => {
    const next = { ...rule.when, ...patch }
    const { weekdays: days, hours: spans, ...rest } = next
    set({ when: { ...rest, ...(days?.length && { weekdays: days }), ...(spans?.length && { hours: spans }) } })
  }
  return (
    <Row label={t('when')}>
      <span className="zg-weekdays" role="group" aria-label={t('weekdays')}>
        {DAYS.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={weekdays.includes(day)}
            onClick={() =>
              put({
                weekdays: weekdays.includes(day)
                  ? weekdays.filter((each) => each !== day)
                  : DAYS.filter((each) => each === day || weekdays.includes(each)),
              })
            }
          >
            {t(`weekday${day}`)}
          </button>
        ))}
      </span>
      {hours.map((span, at) => (
        <span key={at} className="zg-slots">
          <Sentence
            text={t('s.hours')}
            slots={{
              from: (
                <Clock
                  label={t('hoursFrom', { at: at + 1 })}
                  minute={span.from}
                  onChange={(from) => put({ hours: hours.with(at, { ...span, from }) })}
                />
              ),
              to: (
                <Clock
                  label={t('hoursTo', { at: at + 1 })}
                  minute={span.to}
                  isEnd
                  onChange={(to) => put({ hours: hours.with(at, { ...span, to }) })}
                />
              ),
            }}
          />
          <button
            type="button"
            className="zg-icon-button"
            aria-label={t('removeHours', { at: at + 1 })}
            onClick={() => put({ hours: hours.toSpliced(at, 1) })}
          >
            <CloseIcon />
          </button>
        </span>
      ))}
      {weekdays.length === 0 && hours.length === 0 && <span className="zg-second">{t('whole')}</span>}
      <Button size="small" onClick={() => put({ hours: [...hours, EVENING] })}>
        {t('addHours')}
      </Button>
    </Row>
  )
}

function Clock(props: { label: string; minute: number; isEnd?: boolean; onChange: (minute: number) => void }) {
  const { label, minute, isEnd = false, onChange } = props
  return (
    <input
      type="time"
      className="zg-input zg-num zg-slot-time"
      aria-label={label}
      value={clockOf(minute)}
      onChange={({ target }) => target.value !== '' && onChange(minuteIn(target.value, isEnd))}
    />
  )
}

const countsUnits = ({ action: { kind } }: Rule) => kind === 'timed' || kind === 'percent' || kind === 'members'

function LimitsRow({ rule, set, wrong }: DetailProps) {
  const t = useMessages(builderMessages)
  const { limits } = rule
  const put = (key: keyof Limits, value: Limits[keyof Limits]) => {
    const { [key]: _, ...rest } = limits
    set({ limits: value === undefined ? rest : { ...rest, [key]: value } })
  }
  const count = (key: 'perBuyer' | 'perOrder' | 'orders', label: string) => (
    <label className="zg-slot-label">
      {label}
      <CountInput
        label={label}
        wrong={wrong(key)}
        placeholder={t('noLimits')}
        value={limits[key]}
        onChange={(value) => put(key, value)}
        onClear={() => put(key, undefined)}
      />
    </label>
  )
  return (
    <Row label={t('limits')}>
      {count('perBuyer', t('perBuyer'))}
      {count('perOrder', t(countsUnits(rule) ? 'perOrderUnits' : 'perOrderTimes'))}
      {count('orders', t('orders'))}
      <label className="zg-slot-label">
        {t('budget')}
        <AmountInput
          label={t('budget')}
          wrong={wrong('budget')}
          placeholder={t('noLimits')}
          value={limits.budget}
          onChange={(value) => put('budget', value)}
          onClear={() => put('budget', undefined)}
        />
      </label>
      {limitedSkus(rule).map((sku) => {
        const { [sku]: units, ...others } = limits.stock ?? {}
        return (
          <label key={sku} className="zg-slot-label">
            {t('stockOf', { sku })}
            <CountInput
              label={t('stockOf', { sku })}
              placeholder={t('noLimits')}
              value={units}
              onChange={(value) => put('stock', { ...others, [sku]: value })}
              onClear={() => put('stock', Object.keys(others).length > 0 ? others : undefined)}
            />
          </label>
        )
      })}
    </Row>
  )
}

/** More SKUs than these are limited in the table of a file, not one by one. */
const MOST_LIMITED = 12

/** SKUs whose units can be limited: gifts, and goods at a lower price that are named one by one. */
function limitedSkus(rule: Rule): string[] {
  const { action, scope, limits } = rule
  const named = action.kind === 'gift' ? action.gifts.map(({ sku }) => sku) : countsUnits(rule) ? (scope.skus ?? []) : []
  return [...new Set([...named, ...Object.keys(limits.stock ?? {})])].slice(0, MOST_LIMITED)
}

function StackRow({ rule, set }: DetailProps) {
  const t = useMessages(builderMessages)
  const { group: _, ...ungrouped } = rule
  return (
    <Row label={t('stacking')}>
      <SlotSelect
        label={t('mode')}
        value={rule.mode}
        options={STACK_MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(mode) => set({ mode })}
      />
      <label className="zg-slot-label" title={t('priorityHint')}>
        {t('priority')}
        <CountInput label={t('priority')} value={rule.priority} onChange={(priority) => set({ priority })} />
      </label>
      <label className="zg-slot-label" title={t('groupHint')}>
        {t('group')}
        <input
          className="zg-input zg-slot-wide"
          aria-label={t('group')}
          maxLength={40}
          value={rule.group ?? ''}
          onChange={({ target }) => set(target.value === '' ? { ...ungrouped, group: undefined } : { group: target.value })}
        />
      </label>
    </Row>
  )
}
