import { useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { type Instant, zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { placeBeside } from '~/ui/placeBeside'
import { useFormat, useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { useProofAddress } from './proof'
import { useScopeText } from './scopeText'
import { lastOf } from './tiles'
import type { Board } from './useBoard'
import { metricWords, type MetricWords } from './words'
import './definition.css'

export interface DefinitionProps {
  id: MetricId
  board: Board
  /** How far the data reaches. */
  asOf: Instant | undefined
  /** The list of what it counts, where one can show it. */
  rows: string | undefined
}

const WIDTH = 320

/** The "?" of a tile: what the figure means, what counts, how old it is, and the way to what it is made of. Esc closes it and gives the focus back. */
export function Definition(props: DefinitionProps) {
  const t = useMessages(messages)
  const words = metricWords(props.id, useUi().language)
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const label = t('definition', { name: words.name })
  const place = () => {
    if (button.current && box.current) placeBeside(box.current, button.current.getBoundingClientRect(), WIDTH)
  }
  return (
    <>
      <button ref={button} type="button" className="zg-tile-help" popoverTarget={id} aria-label={label} aria-expanded={open}>
        ?
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className="zg-pick-list zg-definition-box"
        onBeforeToggle={({ newState }) => newState === 'open' && place()}
        onToggle={({ newState }) => {
          setOpen(newState === 'open')
          if (newState === 'open') box.current?.focus({ preventScroll: true })
        }}
      >
        {open && (
          <>
            <strong>{words.name}</strong>
            <DefinitionText {...props} words={words} onLeave={() => box.current?.hidePopover()} />
          </>
        )}
      </div>
    </>
  )
}

/** `onLeave`: a link was taken, and what it leads to is not to be covered. */
function DefinitionText({ id, board, asOf, words, rows, onLeave }: DefinitionProps & { words: MetricWords; onLeave: () => void }) {
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
