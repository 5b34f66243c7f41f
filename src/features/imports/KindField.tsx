import { TRAFFIC_KINDS, type TrafficKind } from '~/domain/traffic'
import { useMessages } from '~/lib/i18n'
import { trafficMessages } from './trafficMessages'
import { readFileAs } from './wizard'

/** What the file holds, as its header says or the user knows better. */
export function KindField({ value }: { value: TrafficKind | 'orders' }) {
  const t = useMessages(trafficMessages)
  const choices = ['orders', ...TRAFFIC_KINDS] as const
  return (
    <label className="zg-field">
      <span>{t('holds')}</span>
      <select value={value} onChange={(event) => void readFileAs(choices.find((kind) => kind === event.target.value) ?? 'orders')}>
        {choices.map((kind) => (
          <option key={kind} value={kind}>
            {t(`holds.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
