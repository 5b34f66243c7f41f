import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { attributesOf } from '~/domain/attributes'
import { subtreeKeys, treeLines } from '~/domain/categoryTree'
import { LIMITS } from '~/domain/checkCommand'
import { CATEGORY_LEVELS, checkCategory, checkPlace } from '~/domain/listingRules'
import { type Attribute, ATTRIBUTE_KINDS, categoryPath } from '~/domain/product'
import { Combo } from '~/ui/Combo'
import { WordsInput } from '~/ui/WordsInput'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { isEqual } from '~/lib/isEqual'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { categoriesMessages } from './messages'
import { type CountedCategory, productsIn, type Tree } from './useTree'

interface Props {
  tree: Tree
  category: CountedCategory
  /** Why it cannot be changed. */
  whyNot: string | undefined
  onAdd: (parent: string) => void
}

/** One category: where it lies, what its products are asked for, and its end. */
export function CategoryDetails({ tree, category, whyNot, onAdd }: Props) {
  const t = useMessages(categoriesMessages)
  const format = useFormat()
  const { key, name, parent, products } = category
  const all = useMemo(() => tree.all ?? [], [tree.all])
  const byKey = useMemo(() => new Map(all.map((each) => [each.key, each])), [all])
  const children = all.filter((each) => each.parent === key).length
  const inAll = productsIn(all, key)
  const above = attributesOf(byKey, parent)
  const parents = useMemo(() => {
    const own = new Set(subtreeKeys(key, all))
    const lines = treeLines(all, () => true).filter(
      ({ category: each }) => !own.has(each.key) && checkPlace(key, each.key, all) === undefined,
    )
    const options = lines.map(({ category: each, level }) => ({
      value: each.key,
      label: each.name,
      level,
      path: categoryPath(byKey, each.key).join(' › '),
    }))
    return [{ value: '', label: t('top') }, ...options]
  }, [all, byKey, key, t])
  const canHold = categoryPath(byKey, key).length < CATEGORY_LEVELS
  return (
    <div className="zg-category-parts">
      <label className="zg-stack-tight">
        <span className="zg-small zg-second">{t('name')}</span>
        <NameField key={name} name={name} readOnly={whyNot !== undefined} onName={(next) => void tree.rename(category, next)} />
      </label>
      <p className="zg-second">
        {t('products', { count: inAll })} {inAll > 0 && <Link to={paths.listings({ category: [key] })}>{t('seeProducts')}</Link>}
      </p>
      <div className="zg-stack-tight">
        <span className="zg-small zg-second">{t('parent')}</span>
        <Combo
          label={t('parent')}
          value={parent}
          options={parents}
          none={t('noMatch')}
          readOnly={whyNot !== undefined}
          onPick={(to) => void tree.move(category, to)}
        />
      </div>
      <AttributesForm key={key} category={category} all={all} whyNot={whyNot} />
      {above.length > 0 && <p className="zg-second zg-small">{t('inherited', { names: above.map((each) => each.name).join(', ') })}</p>}
      <div className="zg-row">
        {canHold && (
          <Button disabledReason={whyNot} onClick={() => onAdd(key)}>
            {t('addBelow')}
          </Button>
        )}
        <Button
          disabledReason={
            whyNot ??
            (products + children > 0 ? t('notEmpty', { products: format.count(products), children: format.count(children) }) : undefined)
          }
          onClick={() => void tree.remove(category)}
        >
          {t('remove')}
        </Button>
      </div>
    </div>
  )
}

/** Enter, or leaving the field, writes the name. */
function NameField({ name, readOnly, onName }: { name: string; readOnly: boolean; onName: (name: string) => void }) {
  const [typed, setTyped] = useState(name)
  return (
    <Input
      value={typed}
      readOnly={readOnly}
      maxLength={LIMITS.category}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={({ currentTarget }) => currentTarget.blur()}
      onBlur={() => (typed.trim() === '' ? setTyped(name) : onName(typed))}
    />
  )
}

interface FormProps {
  category: CountedCategory
  all: readonly CountedCategory[]
  whyNot: string | undefined
}

/** What the category asks for, saved in one step. */
function AttributesForm({ category: { key, name, attributes }, all, whyNot }: FormProps) {
  const t = useMessages(categoriesMessages)
  const run = useCommand()
  const [edited, setEdited] = useState<readonly Attribute[]>()
  const saved = attributes ?? []
  const shown = edited ?? saved
  const dirty = edited !== undefined && !isEqual(edited, saved)
  const refusal = dirty ? checkCategory(key, { attributes: [...shown] }, all) : undefined
  const put = (at: number, patch: Partial<Attribute>) => setEdited(shown.map((each, i) => (i === at ? { ...each, ...patch } : each)))
  const save = async () => {
    const args = { key, set: { attributes: shown.map(trimmed) } }
    const outcome = await run({ kind: 'category.set', args, saw: { attributes } }, { done: t('saved', { name }) })
    if (outcome?.ok) setEdited(undefined)
  }
  return (
    <div className="zg-stack-tight">
      <h2>{t('attributes')}</h2>
      <p className="zg-second zg-small">{t('attributesHint')}</p>
      {shown.map((attribute, at) => (
        <AttributeRow
          key={attribute.key}
          attribute={attribute}
          at={at + 1}
          readOnly={whyNot !== undefined}
          onChange={(patch) => put(at, patch)}
          onRemove={() => setEdited(shown.filter((_, i) => i !== at))}
        />
      ))}
      {refusal && <p className="zg-warning zg-small">{refusalText(refusal)}</p>}
      <div className="zg-row">
        <Button
          disabledReason={whyNot}
          onClick={() => setEdited([...shown, { key: crypto.randomUUID(), name: '', required: true, kind: 'text' }])}
        >
          {t('addAttribute')}
        </Button>
        <Button
          type={dirty ? 'primary' : 'default'}
          disabledReason={whyNot ?? (!dirty ? t('nothingChanged') : refusal && refusalText(refusal))}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
        {dirty && <Button onClick={() => setEdited(undefined)}>{t('cancel')}</Button>}
      </div>
    </div>
  )
}

/** Only a choice has values. */
function trimmed({ values, ...attribute }: Attribute): Attribute {
  const named = { ...attribute, name: attribute.name.trim() }
  return named.kind === 'choice' ? { ...named, values: values ?? [] } : named
}

interface RowProps {
  attribute: Attribute
  /** From 1. */
  at: number
  readOnly: boolean
  onChange: (patch: Partial<Attribute>) => void
  onRemove: () => void
}

function AttributeRow({ attribute: { name, kind, required, values = [] }, at, readOnly, onChange, onRemove }: RowProps) {
  const t = useMessages(categoriesMessages)
  return (
    <div className="zg-attribute">
      <Input
        value={name}
        readOnly={readOnly}
        aria-label={t('attributeName', { at })}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <select
        className="zg-input"
        aria-label={t('kind', { at })}
        value={kind}
        disabled={readOnly}
        onChange={({ target }) => onChange({ kind: ATTRIBUTE_KINDS.find((each) => each === target.value) ?? 'text' })}
      >
        {ATTRIBUTE_KINDS.map((each) => (
          <option key={each} value={each}>
            {t(each)}
          </option>
        ))}
      </select>
      <label className="zg-row">
        <input
          type="checkbox"
          aria-label={t('requiredOf', { at })}
          checked={required}
          disabled={readOnly}
          onChange={({ target }) => onChange({ required: target.checked })}
        />
        {t('required')}
      </label>
      {!readOnly && (
        <button type="button" className="zg-icon-button" aria-label={t('removeAttribute', { name: name || String(at) })} onClick={onRemove}>
          <CloseIcon />
        </button>
      )}
      {kind === 'choice' && (
        <div className="zg-attribute-values">
          <WordsInput
            label={t('values', { name: name || String(at) })}
            words={values}
            placeholder={t('valuesHint')}
            readOnly={readOnly}
            onChange={(next) => onChange({ values: next })}
          />
        </div>
      )}
    </div>
  )
}
