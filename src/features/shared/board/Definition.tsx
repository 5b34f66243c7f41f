import { Popover } from 'antd'
import { Link } from 'react-router'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { useProofAddress } from './proof'
import { metricWords, type MetricWords } from './words'

/** The "?" of a tile: what the figure means, and the way to what it counts. */
export function Definition({ id, rows }: { id: MetricId; rows: string | undefined }) {
  const t = useMessages(messages)
  const words = metricWords(id, useUi().language)
  return (
    <Popover
      trigger="click"
      title={words.name}
      content={<DefinitionText id={id} words={words} rows={rows} />}
      styles={{ root: { maxWidth: 320 } }}
    >
      <button type="button" className="zg-tile-help" aria-label={t('definition', { name: words.name })}>
        ?
      </button>
    </Popover>
  )
}

function DefinitionText({ id, words, rows }: { id: MetricId; words: MetricWords; rows: string | undefined }) {
  const t = useMessages(messages)
  const proofAddress = useProofAddress()
  return (
    <dl className="zg-definition">
      <dt>{t('definition.formula')}</dt>
      <dd>{words.formula}</dd>
      <dt>{t('definition.grain')}</dt>
      <dd>{words.rows}</dd>
      <dt>{t('definition.version')}</dt>
      <dd>{t('definition.versionOf', { id, version: words.version })}</dd>
      {rows !== undefined && (
        <dd>
          <Link to={rows}>{t('definition.rows')}</Link>
        </dd>
      )}
      <dd>
        <Link to={proofAddress(id)}>{t('definition.proof')}</Link>
      </dd>
    </dl>
  )
}
