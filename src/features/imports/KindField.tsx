import { TRAFFIC_KINDS } from '~/domain/traffic'
import { useMessages } from '~/lib/i18n'
import { trafficMessages } from './trafficMessages'
import { type FileKind, readFileAs } from './wizard'

/** What the file holds, as its header says or the user knows better. */
export function KindField({ value }: { value: FileKind }) {
  const t = useMessages(trafficMessages)
  const choices = ['orders', 'products', 'reviews', 'tickets', 'promotions', ...TRAFFIC_KINDS] as const
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
