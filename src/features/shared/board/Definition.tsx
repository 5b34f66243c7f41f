import { Popover } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { type Instant, zoneOf } from '~/lib/zone'
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
  /** How far the data reaches. */
  asOf: Instant | undefined
  /** The list of what it counts, where one can show it. */
  rows: string | undefined
}

/** The "?" of a tile: what the figure means, what counts, how old it is, and the way to what it is made of. */
export function Definition(props: DefinitionProps) {
  const { id } = props
  const t = useMessages(messages)
  const words = metricWords(id, useUi().language)
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <Popover
      trigger="click"
      title={words.name}
      open={open}
      onOpenChange={setOpen}
      content={
        <Opened label={t('definition', { name: words.name })} onClose={close}>
          <DefinitionText {...props} words={words} onLeave={() => setOpen(false)} />
        </Opened>
      }
      destroyOnHidden
      styles={{ root: { maxWidth: 320 } }}
    >
      <button ref={button} type="button" className="zg-tile-help" aria-label={t('definition', { name: words.name })} aria-expanded={open}>
        ?
      </button>
    </Popover>
  )
}

/** Takes the focus, since it stands at the end of the page; Esc closes it and nothing else. */
function Opened({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      {children}
    </div>
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
