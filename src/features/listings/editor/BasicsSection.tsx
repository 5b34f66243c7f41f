import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useMemo, type ReactNode } from 'react'
import { Link } from 'react-router'
import { treeLines } from '~/domain/categoryTree'
import { PRODUCT_LIMITS } from '~/domain/listingRules'
import { categoryPath } from '~/domain/product'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { CatalogTree } from '~/worker/protocol'
import { Combo, type ComboOption } from '~/ui/Combo'
import { editorMessages } from './messages'
import { catalogQueries } from './queries'
import type { Edit } from './useEdit'
import type { Fixed } from './useFixed'
import { WordsInput } from '~/ui/WordsInput'

export interface SectionProps {
  edit: Edit
  /** It may be looked at, not changed. */
  readOnly: boolean
}

interface Props extends SectionProps {
  fixed: Fixed
  tree: CatalogTree | undefined
}

/** Title, description, and where the product belongs. Each field has an id, to which the completeness leads. */
export function BasicsSection({ edit: { product, set }, readOnly, fixed, tree }: Props) {
  const t = useMessages(editorMessages)
  const { data: kin } = useQuery(catalogQueries.kin(product.category))
  const off = (field: string) => readOnly || fixed(field) !== undefined
  const brands = useId()
  const categories = useMemo(() => categoryOptions(tree, t('noCategory')), [tree, t])
  const suppliers = useMemo(
    () => [{ value: '', label: t('noSupplier') }, ...(tree?.suppliers ?? []).map(({ key, name }) => ({ value: key, label: name }))],
    [tree, t],
  )
  return (
    <section className="zg-editor-section" aria-labelledby="editor-basics">
      <h2 id="editor-basics">{t('basics')}</h2>
      <Field label={t('title')} id="editor-title">
        <Input
          id="editor-title"
          title={fixed('title')}
          value={product.title}
          readOnly={off('title')}
          maxLength={PRODUCT_LIMITS.title}
          placeholder={t('titleHint')}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Field>
      <Field label={t('description')} id="editor-description">
        <Input.TextArea
          id="editor-description"
          title={fixed('description')}
          value={product.description}
          readOnly={off('description')}
          autoSize={{ minRows: 4, maxRows: 16 }}
          maxLength={PRODUCT_LIMITS.description}
          placeholder={t('descriptionHint')}
          onChange={({ target }) => set({ description: target.value })}
        />
      </Field>
      <div className="zg-editor-pair">
        <Field label={t('category')} id="editor-category" aside={<Link to={paths.categories()}>{t('editCategories')}</Link>}>
          <Combo
            id="editor-category"
            label={t('category')}
            value={product.category}
            options={categories}
            placeholder={t('categoryHint')}
            none={t('noMatch')}
            readOnly={off('category')}
            onPick={(category) => set({ category })}
          />
        </Field>
        <Field label={t('brand')} id="editor-brand">
          <Input
            id="editor-brand"
            title={fixed('brand')}
            value={product.brand}
            readOnly={off('brand')}
            maxLength={PRODUCT_LIMITS.brand}
            list={brands}
            onChange={({ target }) => set({ brand: target.value })}
          />
          <datalist id={brands}>
            {kin?.brands.map((brand) => (
              <option key={brand} value={brand} />
            ))}
          </datalist>
        </Field>
        <Field label={t('tags')} id="editor-tags">
          <WordsInput
            id="editor-tags"
            label={t('tags')}
            words={product.tags}
            suggestions={kin?.tags}
            placeholder={t('tagsHint')}
            readOnly={off('tags')}
            onChange={(tags) => set({ tags: tags.map((tag) => tag.slice(0, PRODUCT_LIMITS.tag)) })}
          />
        </Field>
        <Field label={t('supplier')} id="editor-supplier">
          <Combo
            id="editor-supplier"
            label={t('supplier')}
            value={product.supplier}
            options={suppliers}
            none={t('noMatch')}
            readOnly={off('supplier')}
            onPick={(supplier) => set({ supplier })}
          />
        </Field>
      </div>
    </section>
  )
}

/** The tree as a list, each with its way from the top. */
function categoryOptions(tree: CatalogTree | undefined, none: string): ComboOption[] {
  if (!tree) return []
  const byKey = new Map(tree.categories.map((category) => [category.key, category]))
  const lines = treeLines(tree.categories, () => true)
  return [
    { value: '', label: none },
    ...lines.map(({ category: { key, name }, level }) => ({ value: key, label: name, level, path: categoryPath(byKey, key).join(' › ') })),
  ]
}

export function Field({ label, id, aside, children }: { label: string; id: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="zg-editor-field">
      <div className="zg-editor-label">
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <span className="zg-small">{aside}</span>}
      </div>
      {children}
    </div>
  )
}
