import { useRef, useState, type KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { eventsOf, eventTo } from '~/domain/listing'
import { LISTING_STATES, type ListingState } from '~/domain/product'
import { Progress } from '~/features/shared/listing/ChecklistForm'
import { ListingThumb } from '~/features/shared/listing/ListingThumb'
import { moveMessages } from '~/features/shared/listing/moveMessages'
import { useAskedMove } from '~/features/shared/listing/useAskedMove'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { FlowCard, FlowColumn } from '~/store/listingFlow'
import { Menu } from '~/ui/Menu'
import { Status } from '~/ui/Status'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { CardFacts } from './CardFacts'
import { flowMessages } from './messages'

const THUMB = 32

/** Columns by state. Cards are dragged, or moved by keys; where no event leads nothing moves, and it is said. */
export function FlowBoard({ columns }: { columns: readonly FlowColumn[] }) {
  const t = useMessages(flowMessages)
  const states = useMessages(listingStateMessages)
  const whyNot = useWhyNot('listing.move')
  const { ask, sheets } = useAskedMove()
  const board = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<FlowCard>()
  const to = (card: FlowCard, state: ListingState) => {
    if (state === card.state) return
    const event = eventTo(card.state, state)
    if (whyNot !== undefined) showToast(whyNot, { tone: 'bad' })
    else if (event) ask({ keys: [card.key], event, title: card.title })
    else showToast(t('cannotMove', { title: card.title, from: states(card.state), to: states(state) }), { tone: 'bad' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const card = cardAt(columns)
    if (!card) return
    if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const next = neighbour(card.state, event.key === 'ArrowRight' ? 1 : -1)
      if (next) to(card, next)
    } else if (!walk(board.current, event.key)) return
    event.preventDefault()
  }
  return (
    <>
      <p className="zg-second zg-small zg-desktop">{t('cardKeys')}</p>
      {/* Keys of the cards, of which one has the focus. */}
      <div ref={board} className="zg-board" role="presentation" onKeyDown={onKeyDown}>
        {columns.map(({ state, count, cards }) => (
          <section
            key={state}
            aria-label={t('column', { state: states(state), count })}
            data-column={state}
            className={dragged && dragged.state !== state && eventTo(dragged.state, state) ? 'zg-board-takes' : undefined}
            onDragOver={(event) => dragged && event.preventDefault()}
            onDrop={() => dragged && to(dragged, state)}
          >
            <h2>
              <Status tone={LISTING_TONES[state]} word={states(state)} />
              <span className="zg-second zg-num">{count}</span>
            </h2>
            {count === 0 && <p className="zg-second zg-small">{t('noCards')}</p>}
            <ul>
              {cards.map((card) => (
                <Card key={card.key} card={card} ask={ask} whyNot={whyNot} onDrag={setDragged} />
              ))}
            </ul>
            {count > cards.length && <p className="zg-second zg-small zg-num">{t('moreCards', { count: count - cards.length })}</p>}
          </section>
        ))}
      </div>
      {sheets}
    </>
  )
}

interface CardProps {
  card: FlowCard
  ask: ReturnType<typeof useAskedMove>['ask']
  whyNot: string | undefined
  onDrag: (card: FlowCard | undefined) => void
}

function Card({ card, ask, whyNot, onDrag }: CardProps) {
  const t = useMessages(flowMessages)
  const words = useMessages(moveMessages)
  const format = useFormat()
  const { key, title, state, share, picture, image, plannedAt } = card
  return (
    <li
      className="zg-card"
      draggable={whyNot === undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', key)
        onDrag(card)
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <div className="zg-card-head">
        <ListingThumb picture={picture} image={image} size={THUMB} decorative />
        <Link to={paths.listing({ key })} data-card={key}>
          {title}
        </Link>
        <Menu
          label={t('moveCard', { title })}
          button={<span aria-hidden="true">⋯</span>}
          alignEnd
          groups={[
            eventsOf(state).map((event) => ({
              key: event,
              label: words(`do.${event}`),
              disabledReason: whyNot,
              onPick: () => ask({ keys: [key], event, title, at: plannedAt }),
            })),
          ]}
        />
      </div>
      <p className="zg-card-share zg-small zg-num" title={t('done', { share: format.percent(share, 0) })}>
        <Progress share={share} />
        <span>{t('done', { share: format.percent(share, 0) })}</span>
      </p>
      <CardFacts card={card} />
    </li>
  )
}

/** The card that has the focus, itself or something in it. */
function cardAt(columns: readonly FlowColumn[]): FlowCard | undefined {
  const focused = document.activeElement
  const key = focused instanceof HTMLElement ? focused.dataset.card : undefined
  return columns.flatMap(({ cards }) => cards).find((card) => card.key === key)
}

/** The nearest state on that side that something leads to. */
function neighbour(from: ListingState, step: 1 | -1): ListingState | undefined {
  for (let at = LISTING_STATES.indexOf(from) + step; at >= 0 && at < LISTING_STATES.length; at += step)
    if (eventTo(from, LISTING_STATES[at])) return LISTING_STATES[at]
  return undefined
}

/** Arrows go from card to card; true where one did. */
function walk(board: HTMLElement | null, key: string): boolean {
  const columns = [...(board?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].map((column) => [
    ...column.querySelectorAll<HTMLElement>('[data-card]'),
  ])
  const x = columns.findIndex((cards) => cards.some((card) => card === document.activeElement))
  const y = columns[x]?.findIndex((card) => card === document.activeElement) ?? -1
  if (y < 0) return false
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    columns[x][Math.min(columns[x].length - 1, Math.max(0, y + (key === 'ArrowDown' ? 1 : -1)))].focus()
    return true
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false
  const step = key === 'ArrowRight' ? 1 : -1
  for (let at = x + step; at >= 0 && at < columns.length; at += step)
    if (columns[at].length > 0) {
      columns[at][Math.min(y, columns[at].length - 1)].focus()
      return true
    }
  return true
}
