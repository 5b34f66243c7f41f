import { Popover } from 'antd'
import { Link } from 'react-router'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { metricWords, type MetricWords } from './words'

/** The "?" of a tile: what the figure means, and the way to what it counts. */
export function Definition({ id, orders }: { id: MetricId; orders: string }) {
  const t = useMessages(messages)
  const words = metricWords(id, useUi().language)
  return (
    <Popover
      trigger="click"
      title={words.name}
      content={<DefinitionText id={id} words={words} orders={orders} />}
      styles={{ root: { maxWidth: 320 } }}
    >
      <button type="button" className="zg-tile-help" aria-label={t('definition', { name: words.name })}>
        ?
      </button>
    </Popover>
  )
}

function DefinitionText({ id, words, orders }: { id: MetricId; words: MetricWords; orders: string }) {
  const t = useMessages(messages)
  return (
    <dl className="zg-definition">
      <dt>{t('definition.formula')}</dt>
      <dd>{words.formula}</dd>
      <dt>{t('definition.grain')}</dt>
      <dd>{words.rows}</dd>
      <dt>{t('definition.version')}</dt>
      <dd>{t('definition.versionOf', { id, version: words.version })}</dd>
      <dd>
        <Link to={orders}>{t('definition.rows')}</Link>
      </dd>
    </dl>
  )
}
