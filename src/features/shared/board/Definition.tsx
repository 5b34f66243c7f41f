import { Link } from 'react-router'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { type Day, type Instant, zoneOf } from '~/lib/zone'
import { HelpBox } from '~/features/shared/HelpBox'
import { useShop } from '~/session/shop'
import { useFormat, useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { useProofAddress } from './proof'
import { useScopeText } from './scopeText'
import { lastOf } from './tiles'
import type { Board } from './useBoard'
import { metricWords, type MetricWords } from './words'

export interface DefinitionProps {
  id: MetricId
  board: Board
  /** The days that it is compared with, and what it was then. */
  before?: { from: Day; to: Day; text: string }
  /** How far the data reaches. */
  asOf: Instant | undefined
  /** The list of what it counts, where one can show it. */
  rows: string | undefined
}

/** The "?" of a tile: what the figure means, what counts, how old it is, and the way to what it is made of. Esc closes it and gives the focus back. */
export function Definition(props: DefinitionProps) {
  const t = useMessages(messages)
  const words = metricWords(props.id, useUi().language)
  return (
    <HelpBox about={words.name} label={t('definition', { name: words.name })}>
      {(close) => <DefinitionText {...props} words={words} onLeave={close} />}
    </HelpBox>
  )
}

/** `onLeave`: a link was taken, and what it leads to is not to be covered. */
function DefinitionText({ id, board, before, asOf, words, rows, onLeave }: DefinitionProps & { words: MetricWords; onLeave: () => void }) {
  const t = useMessages(messages)
  const format = useFormat()
  const zone = zoneOf(useShop((shop) => shop.zone))
  const last = asOf === undefined ? undefined : lastOf(asOf, zone)
  const scopes = useScopeText()(board.view.scope)
  const proofAddress = useProofAddress()
  return (
    <dl className="zg-definition">
      <dt>{t('definition.formula')}</dt>
      <dd>{words.formula}</dd>
      <dt>{t('definition.grain')}</dt>
      <dd>{words.rows}</dd>
      <dt>{t('definition.scope')}</dt>
      {scopes.map((text) => (
        <dd key={text} className="zg-definition-scope">
          {text}
        </dd>
      ))}
      {before && (
        <>
          <dt>{t('definition.before')}</dt>
          <dd>{t('definition.beforeOf', { days: format.daysShort(before.from, before.to - 1), before: before.text })}</dd>
        </>
      )}
      {asOf !== undefined && last && (
        <>
          <dt>{t('definition.age')}</dt>
          <dd>
            {last.time === undefined ? format.day(last.day) : format.time(last.time)} ({format.zoneName(asOf)})
          </dd>
        </>
      )}
      <dt>{t('definition.version')}</dt>
      <dd>{t('definition.versionOf', { id, version: words.version })}</dd>
      {rows !== undefined && (
        <dd>
          <Link to={rows} onClick={onLeave}>
            {t('definition.rows')}
          </Link>
        </dd>
      )}
      <dd>
        <Link to={proofAddress(id)} onClick={onLeave}>
          {t('definition.proof')}
        </Link>
      </dd>
    </dl>
  )
}
