import { Popover } from 'antd'
import { Link } from 'react-router'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { messages } from './messages'

/** The "?" of a tile: what the figure means, and the way to what it counts. */
export function Definition({ id, orders }: { id: MetricId; orders: string }) {
  const t = useMessages(messages)
  const name = t(`metric.${id}`)
  return (
    <Popover trigger="click" title={name} content={<DefinitionText id={id} orders={orders} />} styles={{ root: { maxWidth: 320 } }}>
      <button type="button" className="zg-tile-help" aria-label={t('definition', { name })}>
        ?
      </button>
    </Popover>
  )
}

function DefinitionText({ id, orders }: { id: MetricId; orders: string }) {
  const t = useMessages(messages)
  return (
    <dl className="zg-definition">
      <dt>{t('definition.formula')}</dt>
      <dd>{t(`formula.${id}`)}</dd>
      <dt>{t('definition.version')}</dt>
      <dd>
        <code>{id}</code>
      </dd>
      <dd>
        <Link to={orders}>{t('definition.rows')}</Link>
      </dd>
    </dl>
  )
}
