import type { Clash, Side } from '~/domain/mergeProduct'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import type { CatalogTree } from '~/worker/protocol'
import { editorMessages } from './messages'
import { placeText, valueText } from './placeText'
import type { Edit } from './useEdit'

/** Somebody else has set the same fields: both values side by side, one of them to choose. What they set elsewhere is taken in and named. */
export function ConflictPanel({ edit: { merged, choices, choose }, tree }: { edit: Edit; tree: CatalogTree | undefined }) {
  const t = useMessages(editorMessages)
  const { clashes, taken } = merged
  if (clashes.length === 0) {
    if (taken.length === 0) return null
    return (
      <p className="zg-warning" role="status">
        {t('takenIn', { count: taken.length, places: placesText(taken, tree) })}
      </p>
    )
  }
  return (
    <section className="zg-conflict" role="alert" aria-labelledby="editor-conflict">
      <h2 id="editor-conflict">{t('conflict')}</h2>
      <p>{t('conflictHint')}</p>
      {clashes.map((clash) => (
        <Choice key={clash.place} clash={clash} chosen={choices[clash.place]} choose={choose} tree={tree} />
      ))}
      <div className="zg-row">
        <Button onClick={() => clashes.forEach(({ place }) => choose(place, 'mine'))}>{t('allMine')}</Button>
        <Button onClick={() => clashes.forEach(({ place }) => choose(place, 'theirs'))}>{t('allTheirs')}</Button>
      </div>
      {taken.length > 0 && <p className="zg-second zg-small">{t('takenIn', { count: taken.length, places: placesText(taken, tree) })}</p>}
    </section>
  )
}

const NAMED = 6

const placesText = (places: readonly string[], tree: CatalogTree | undefined) =>
  places
    .slice(0, NAMED)
    .map((place) => placeText(place, tree))
    .join(', ') + (places.length > NAMED ? '…' : '')

interface ChoiceProps {
  clash: Clash
  chosen: Side | undefined
  choose: Edit['choose']
  tree: CatalogTree | undefined
}

function Choice({ clash: { place, base, mine, theirs }, chosen, choose, tree }: ChoiceProps) {
  const t = useMessages(editorMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const name = placeText(place, tree)
  const text = (value: unknown) => valueText(place, value, { tree, format, currency })
  return (
    <fieldset className="zg-conflict-choice">
      <legend>{name}</legend>
      {(['mine', 'theirs'] as const).map((side) => (
        <label key={side}>
          <input type="radio" name={`clash ${place}`} checked={chosen === side} onChange={() => choose(place, side)} />
          <span className="zg-second">{t(side)}</span>
          <span className="zg-editor-conflict-value">{text(side === 'mine' ? mine : theirs)}</span>
        </label>
      ))}
      <p className="zg-second zg-small">
        {t('before')}: {text(base)}
      </p>
    </fieldset>
  )
}
