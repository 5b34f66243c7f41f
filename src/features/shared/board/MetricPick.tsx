import { definitionOf, METRIC_IDS, type MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { messages } from './messages'
import { useMetricName } from './words'

const FAMILIES = ['order', 'line', 'refund', 'buyer', 'visit', 'spend', 'stock', 'ticket'] as const

/** Any metric of the product, in groups by what it counts. */
export function MetricPick({ label, value, onChange }: { label: string; value: MetricId; onChange: (id: MetricId) => void }) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  return (
    <label className="zg-dash-field">
      <span>{label}</span>
      <select
        className="zg-dash-select"
        value={value}
        onChange={({ target }) => onChange(METRIC_IDS.find((id) => id === target.value) ?? value)}
      >
        {FAMILIES.map((grain) => (
          <optgroup key={grain} label={t(`grainOf.${grain}`)}>
            {METRIC_IDS.filter((id) => definitionOf(id).grain === grain).map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
