import type { Finding } from '~/domain/compliance/lint'
import type { LintPart } from '~/domain/compliance/rule'
import type { EditedProduct } from '~/domain/mergeProduct'
import { respell } from '~/domain/skuMatrix'

/** The field of each text that is linted. */
const FIELD_OF: Partial<Record<LintPart, string>> = {
  title: 'editor-title',
  description: 'editor-description',
  brand: 'editor-brand',
  tags: 'editor-tags',
  options: 'editor-skus',
  alt: 'editor-images',
  seoTitle: 'editor-seoTitle',
  seoDescription: 'editor-seoDescription',
  keywords: 'editor-keywords',
}

/** Takes the reader to a text, with what was found chosen where it stands in a field of its own. */
export function jump({ part, from, to }: Finding): void {
  const field = document.getElementById(FIELD_OF[part] ?? '')
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
  const isText = part !== 'tags' && part !== 'keywords'
  if (isText && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) field.setSelectionRange(from, to)
}

/** Texts as they were mended; values of options are mended on their SKUs too. */
export function mended({ options, skus }: EditedProduct, { images, seo, ...set }: Partial<EditedProduct>): Partial<EditedProduct> {
  return {
    ...set,
    ...(images ? { images } : {}),
    ...(seo ? { seo } : {}),
    ...(set.options ? respell({ options, skus }, set.options) : {}),
  }
}
