import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import type { Day } from '~/lib/zone'
import { DateRange } from '~/ui/DateRange'
import { useFormat } from '~/ui/UiContext'
import { CloseIcon } from '~/ui/icons'
import { messages } from './messages'
import { GRAINS, RANGE_PRESETS, type Grain, type Window } from './range'
import { COMPARISONS, toggleFilter, type DashboardView, type Dimension } from './view'

export interface FilterBarProps {
  view: DashboardView
  onChange: (view: DashboardView) => void
  window: Window
  grain: Grain
  /** Days of the shop's first and newest order. */
  first: Day
  newest: Day
  /** First day of the compared window, where there is one. */
  comparedFrom: Day | undefined
}

/** Period, grain, comparison and filters; what it sets stands in the URL. */
export function FilterBar({ view, onChange, window, grain, first, newest, comparedFrom }: FilterBarProps) {
  const t = useMessages(messages)
  const format = useFormat()
  return (
    <div className="zg-dash-bar">
      <RangeField view={view} onChange={onChange} window={window} newest={newest} />
      <label className="zg-dash-field">
        <span>{t('compare')}</span>
        <select
          className="zg-dash-select"
          value={view.compare}
          onChange={(event) => onChange({ ...view, compare: COMPARISONS.find((value) => value === event.target.value) ?? 'previous' })}
        >
          {COMPARISONS.map((value) => (
            <option key={value} value={value}>
              {t(`compare.${value}`)}
            </option>
          ))}
        </select>
        {view.compare !== 'none' && window.from <= first && <span>{t('change.nothing')}</span>}
        {comparedFrom !== undefined && comparedFrom < first && <span>{t('change.partly', { day: format.day(first) })}</span>}
      </label>
      <label className="zg-dash-field">
        <span>{t('grain')}</span>
        <select
          className="zg-dash-select"
          value={grain}
          onChange={(event) => onChange({ ...view, grain: GRAINS.find((value) => value === event.target.value) })}
        >
          {GRAINS.map((value) => (
            <option key={value} value={value}>
              {t(`grain.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <FilterChips view={view} onChange={onChange} />
    </div>
  )
}

function RangeField({ view, onChange, window, newest }: Omit<FilterBarProps, 'grain' | 'first' | 'comparedFrom'>) {
  const t = useMessages(messages)
  const format = useFormat()
  const chosen = 'preset' in view.range ? view.range.preset : 'custom'
  const [picking, setPicking] = useState(false)
  const shown = picking ? 'custom' : chosen
  const choose = (value: string) => {
    const preset = RANGE_PRESETS.find((name) => name === value)
    setPicking(!preset)
    if (preset) onChange({ ...view, range: { preset } })
  }
  const pick = ({ from = window.from, to = window.to }: { from?: Day | undefined; to?: Day | undefined }) => {
    if (to > from) onChange({ ...view, range: { from, to } })
  }
  return (
    <div className="zg-dash-range">
      <label className="zg-dash-field">
        <span>{t('range')}</span>
        <select className="zg-dash-select" value={shown} onChange={(event) => choose(event.target.value)}>
          {[...RANGE_PRESETS, 'custom' as const].map((value) => (
            <option key={value} value={value}>
              {t(`range.${value}`)}
            </option>
          ))}
        </select>
      </label>
      {shown === 'custom' && <DateRange from={window.from} to={window.to} newest={newest} onChange={pick} />}
      <span className="zg-dash-days zg-num">
        {t('range.days', { from: format.day(window.from), to: format.day(window.to - 1), count: window.to - window.from })}
      </span>
    </div>
  )
}

function FilterChips({ view, onChange }: Pick<FilterBarProps, 'view' | 'onChange'>) {
  const t = useMessages(messages)
  const chips = (['channel', 'region', 'sku'] as const satisfies readonly Dimension[]).flatMap((dimension) =>
    (view.filters[dimension] ?? []).map((value) => ({ dimension, value, name: t(`filter.${dimension}`, { value: value || t('none') }) })),
  )
  if (chips.length === 0) return null
  return (
    <ul className="zg-filter-chips">
      {chips.map(({ dimension, value, name }) => (
        <li key={`${dimension}:${value}`} className="zg-filter-chip">
          {name}
          <button type="button" aria-label={t('filter.remove', { name })} onClick={() => onChange(toggleFilter(view, dimension, value))}>
            <CloseIcon />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="zg-link-button" onClick={() => onChange({ ...view, filters: {} })}>
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  )
}
