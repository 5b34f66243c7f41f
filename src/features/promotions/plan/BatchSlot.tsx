import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { builderMessages } from './builderMessages'
import { choiceQueries } from './choices'

/** The batch of coupons that a rule asks for. */
export function BatchSlot({ value, wrong, onChange }: { value: string; wrong: boolean; onChange: (batch: string) => void }) {
  const t = useMessages(builderMessages)
  const { data } = useQuery(choiceQueries.batches())
  const isKnown = data?.some(({ batch }) => batch.key === value) ?? false
  return (
    <span className="zg-slots">
      <select
        className="zg-input zg-slot-select"
        aria-label={t('batch')}
        aria-invalid={wrong || undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{t(data?.length === 0 ? 'noBatches' : 'noBatch')}</option>
        {value !== '' && !isKnown && <option value={value}>{value}</option>}
        {data?.map(({ batch: { key, name } }) => (
          <option key={key} value={key}>
            {name || key}
          </option>
        ))}
      </select>
      {data?.length === 0 && (
        <Link className="zg-small" to={paths.couponBatch({ key: 'new' })}>
          {t('toCoupons')}
        </Link>
      )}
    </span>
  )
}
