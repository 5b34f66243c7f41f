import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useMemo } from 'react'
import { attributeProblem, attributesOf } from '~/domain/attributes'
import type { Attribute } from '~/domain/product'
import { useMessages } from '~/lib/i18n'
import type { CatalogTree } from '~/worker/protocol'
import type { SectionProps } from './BasicsSection'
import { Combo } from '~/ui/Combo'
import { editorMessages } from './messages'
import { catalogQueries } from './queries'

/** Where the field of an attribute stands. */
export const attributeId = (key: string) => `editor-attribute-${key}`

/** What the product's category asks for. Values of another category stay with the product and are shown. */
export function AttributesSection({ edit: { product, set }, readOnly, tree }: SectionProps & { tree: CatalogTree | undefined }) {
  const t = useMessages(editorMessages)
  const { data: kin } = useQuery(catalogQueries.kin(product.category))
  const byKey = useMemo(() => new Map(tree?.categories.map((category) => [category.key, category])), [tree])
  const attributes = useMemo(() => attributesOf(byKey, product.category), [byKey, product.category])
  const others = Object.entries(product.attributes).filter(([key, value]) => value !== '' && attributes.every((each) => each.key !== key))
  const put = (key: string, value: string) => set({ attributes: { ...product.attributes, [key]: value } })
  const name = byKey.get(product.category)?.name
  return (
    <section className="zg-editor-section" aria-labelledby="editor-attributes">
      <h2 id="editor-attributes">{t('attributes')}</h2>
      <p className="zg-second zg-small">
        {name === undefined ? t('chooseCategory') : attributes.length === 0 ? t('noAttributes') : t('attributesHint', { category: name })}
      </p>
      <div className="zg-editor-pair">
        {attributes.map((attribute) => (
          <AttributeField
            key={attribute.key}
            attribute={attribute}
            value={product.attributes[attribute.key] ?? ''}
            suggestions={kin?.values[attribute.key] ?? []}
            readOnly={readOnly}
            onChange={(value) => put(attribute.key, value)}
          />
        ))}
      </div>
      {others.length > 0 && (
        <p className="zg-second zg-small">
          {t('otherAttributes')} {others.map(([, value]) => value).join(' · ')}
        </p>
      )}
    </section>
  )
}

interface FieldProps {
  attribute: Attribute
  value: string
  suggestions: readonly string[]
  readOnly: boolean
  onChange: (value: string) => void
}

function AttributeField({ attribute, value, suggestions, readOnly, onChange }: FieldProps) {
  const t = useMessages(editorMessages)
  const list = useId()
  const { key, name, required, kind, values = [] } = attribute
  const id = attributeId(key)
  const problem = attributeProblem(attribute, value)
  // A value that is not offered any more is shown, so that nobody loses it unseen.
  const offered = value === '' || values.includes(value) ? values : [...values, value]
  return (
    <div className="zg-editor-field">
      <div className="zg-editor-label">
        <label htmlFor={id}>{name}</label>
        {required && <span className="zg-second zg-small">{t('required')}</span>}
      </div>
      {kind === 'choice' ? (
        <Combo
          id={id}
          label={name}
          value={value}
          options={[{ value: '', label: t('notSet') }, ...offered.map((each) => ({ value: each, label: each }))]}
          none={t('noMatch')}
          readOnly={readOnly}
          onPick={onChange}
        />
      ) : (
        <>
          <Input
            id={id}
            value={value}
            readOnly={readOnly}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            list={list}
            onChange={({ target }) => onChange(target.value)}
          />
          <datalist id={list}>
            {suggestions.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
      {problem && <p className="zg-warning zg-small">{problem === 'number' ? t('wrongNumber') : t('wrongChoice', { value })}</p>}
    </div>
  )
}
