import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import type { Day } from '~/lib/zone'
import { DateRange } from '~/ui/DateRange'
import { useFormat } from '~/ui/UiContext'
import { GRAINS, RANGE_PRESETS } from './range'
import type { Board } from './useBoard'
import { COMPARISONS } from './view'
import { viewMessages } from './viewMessages'

/** Which days. */
export function RangeField({ board: { view, setView, window, data } }: { board: Board }) {
  const t = useMessages(viewMessages)
  const format = useFormat()
  const chosen = 'preset' in view.range ? view.range.preset : 'custom'
  const [picking, setPicking] = useState(false)
  const shown = picking ? 'custom' : chosen
  const choose = (value: string) => {
    const preset = RANGE_PRESETS.find((name) => name === value)
    setPicking(!preset)
    if (preset) setView({ ...view, range: { preset } })
  }
  const pick = ({ from = window.from, to = window.to }: { from?: Day | undefined; to?: Day | undefined }) => {
    if (to > from) setView({ ...view, range: { from, to } })
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
      {shown === 'custom' && <DateRange from={window.from} to={window.to} newest={data.last} onChange={pick} />}
      <span className="zg-dash-days zg-num">
        {t('range.days', { from: format.day(window.from), to: format.day(window.to - 1), count: window.to - window.from })}
      </span>
    </div>
  )
}

/** What they are compared with. */
export function CompareField({ board: { view, setView, window, data } }: { board: Board }) {
  const t = useMessages(viewMessages)
  const format = useFormat()
  const [picking, setPicking] = useState(false)
  const own = typeof view.compare === 'object' ? view.compare : undefined
  const length = window.to - window.from
  const shown = picking || own ? 'custom' : view.compare
  const choose = (value: string) => {
    const compare = COMPARISONS.find((name) => name === value)
    setPicking(!compare)
    if (compare) setView({ ...view, compare })
  }
  const pick = ({
    from = own?.from ?? window.from - length,
    to = own?.to ?? window.from,
  }: {
    from?: Day | undefined
    to?: Day | undefined
  }) => {
    if (to > from) setView({ ...view, compare: { from, to } })
  }
  return (
    <div className="zg-dash-range">
      <label className="zg-dash-field">
        <span>{t('compare')}</span>
        <select
          className="zg-dash-select"
          value={typeof shown === 'string' ? shown : 'custom'}
          onChange={(event) => choose(event.target.value)}
        >
          {[...COMPARISONS, 'custom' as const].map((value) => (
            <option key={value} value={value}>
              {t(`compare.${value}`)}
            </option>
          ))}
        </select>
      </label>
      {shown === 'custom' && (
        <DateRange from={own?.from ?? window.from - length} to={own?.to ?? window.from} newest={window.from - 1} onChange={pick} />
      )}
      {shown !== 'none' && shown !== 'custom' && window.from <= data.first && <span className="zg-dash-days">{t('change.nothing')}</span>}
      {own && own.from < data.first && <span className="zg-dash-days">{t('change.partly', { day: format.day(data.first) })}</span>}
    </div>
  )
}

/** How long a point of a chart is. */
export function GrainField({ board: { view, setView, grain } }: { board: Board }) {
  const t = useMessages(viewMessages)
  return (
    <label className="zg-dash-field">
      <span>{t('grain')}</span>
      <select
        className="zg-dash-select"
        value={grain}
        onChange={(event) => setView({ ...view, grain: GRAINS.find((value) => value === event.target.value) })}
      >
        {GRAINS.map((value) => (
          <option key={value} value={value}>
            {t(`grain.${value}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
