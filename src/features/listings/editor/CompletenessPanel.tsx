import { useMemo } from 'react'
import { attributesOf } from '~/domain/attributes'
import { type Asked, type AskedItem, completeness } from '~/domain/completeness'
import { categoryPath } from '~/domain/product'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import type { CatalogTree } from '~/worker/protocol'
import { attributeId } from './AttributesSection'
import { editorMessages } from './messages'
import { type Edit, savable } from './useEdit'

/** The field that each thing is filled in at. */
const FIELD_OF: Record<Exclude<Asked, 'attribute'>, string> = {
  title: 'editor-title',
  category: 'editor-category',
  brand: 'editor-brand',
  description: 'editor-description',
  images: 'editor-images',
  imageSizes: 'editor-images',
  alt: 'editor-images',
  skus: 'editor-skus',
  prices: 'editor-skus',
  costs: 'editor-skus',
  weights: 'editor-skus',
  barcodes: 'editor-skus',
  supplier: 'editor-supplier',
  seoTitle: 'editor-seoTitle',
  seoDescription: 'editor-seoDescription',
  keywords: 'editor-keywords',
}

/** How complete the page is: what it is held back for, and what else it is asked for. */
export function CompletenessPanel({ edit: { product }, tree }: { edit: Edit; tree: CatalogTree | undefined }) {
  const t = useMessages(editorMessages)
  const format = useFormat()
  const { score, items } = useMemo(() => {
    const byKey = new Map(tree?.categories.map((category) => [category.key, category]))
    const level = categoryPath(byKey, product.category).length
    return completeness(savable(product), { attributes: attributesOf(byKey, product.category), level })
  }, [product, tree])
  const missing = items.filter(({ done }) => !done)
  const needed = missing.filter((item) => item.needed)
  return (
    <section className="zg-editor-panel" aria-labelledby="editor-completeness">
      <h2 id="editor-completeness">{t('completeness')}</h2>
      <p className="zg-editor-score">
        <span className="zg-num">{format.percent(score, 0)}</span>
        <meter min={0} max={1} value={score} aria-label={t('completeness')} />
      </p>
      <p className="zg-second zg-small">{missing.length === 0 ? t('complete') : t('missing', { count: missing.length })}</p>
      {needed.length > 0 && (
        <>
          <p className="zg-small zg-editor-needed">{t('needed')}</p>
          <Missing label={t('needed')} items={needed} />
        </>
      )}
      <Missing label={t('completeness')} items={missing.filter((item) => !item.needed)} />
    </section>
  )
}

/** What is missing, each leading to its field. */
function Missing({ label, items }: { label: string; items: readonly AskedItem[] }) {
  const t = useMessages(editorMessages)
  const words = ({ asked, attribute, missing: count = 0 }: AskedItem): string => t(`asked.${asked}`, { name: attribute?.name ?? '', count })
  if (items.length === 0) return null
  return (
    <ul className="zg-editor-missing" aria-label={label}>
      {items.map((item) => (
        <li key={item.attribute?.key ?? item.asked}>
          <button
            type="button"
            className="zg-link"
            aria-label={t('goTo', { what: words(item) })}
            onClick={() =>
              lead(item.attribute ? attributeId(item.attribute.key) : FIELD_OF[item.asked === 'attribute' ? 'title' : item.asked])
            }
          >
            {words(item)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function lead(id: string): void {
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
