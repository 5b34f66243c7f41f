import { columnsByNames, type FilePreset, presetOfHeader } from '~/domain/import/fileColumns'
import { PRODUCT_FILE_FIELDS, type ProductFileColumns, type ProductFileField, type ProductFilePreset } from './fields'

type Preset = FilePreset<ProductFilePreset, ProductFileField>

/** Our own file: every field, a row a SKU. */
export const OWN_HEADER = {
  handle: 'handle',
  title: 'title',
  description: 'description',
  category: 'category',
  brand: 'brand',
  supplier: 'supplier',
  tags: 'tags',
  published: 'on_sale',
  option1Name: 'option_1_name',
  option1: 'option_1',
  option2Name: 'option_2_name',
  option2: 'option_2',
  option3Name: 'option_3_name',
  option3: 'option_3',
  sku: 'sku',
  barcode: 'barcode',
  price: 'price',
  compareAt: 'compare_at_price',
  cost: 'cost',
  floor: 'floor_price',
  grams: 'weight_g',
  safetyStock: 'safety_stock',
  reorderPoint: 'reorder_point',
  supply: 'supply_mode',
  seoTitle: 'seo_title',
  seoDescription: 'seo_description',
  seoKeywords: 'seo_keywords',
} as const satisfies Partial<Record<ProductFileField, string>>

const OWN: Preset = {
  id: 'zhanggui',
  signature: [['on_sale'], ['supply_mode'], ['compare_at_price']],
  names: Object.fromEntries(Object.entries(OWN_HEADER).map(([field, name]) => [field, [name]])),
}

/** Names of its product export, help.shopify.com "Using CSV files to import and export products"; read from shared sample files too. */
const SHOPIFY: Preset = {
  id: 'shopify',
  signature: [
    ['Handle', 'URL handle'],
    ['Variant Price', 'Price'],
    ['Option1 Name', 'Option1 name'],
  ],
  names: {
    handle: ['Handle', 'URL handle'],
    title: ['Title'],
    description: ['Body (HTML)', 'Description'],
    category: ['Type'],
    brand: ['Vendor'],
    tags: ['Tags'],
    published: ['Published', 'Published on online store'],
    option1Name: ['Option1 Name'],
    option1: ['Option1 Value'],
    option2Name: ['Option2 Name'],
    option2: ['Option2 Value'],
    option3Name: ['Option3 Name'],
    option3: ['Option3 Value'],
    sku: ['Variant SKU', 'SKU'],
    barcode: ['Variant Barcode', 'Barcode'],
    price: ['Variant Price', 'Price'],
    compareAt: ['Variant Compare At Price', 'Compare-at price'],
    cost: ['Cost per item'],
    grams: ['Variant Grams', 'Weight value (grams)'],
    seoTitle: ['SEO Title'],
    seoDescription: ['SEO Description'],
  },
}

/** Names of its core exporter (WC_Product_CSV_Exporter). */
const WOOCOMMERCE: Preset = {
  id: 'woocommerce',
  signature: [['Type'], ['Regular price'], ['Visibility in catalog']],
  names: {
    title: ['Name'],
    description: ['Description'],
    category: ['Categories'],
    tags: ['Tags'],
    published: ['Published'],
    sku: ['SKU'],
    barcode: ['GTIN, UPC, EAN, or ISBN'],
    price: ['Regular price'],
    salePrice: ['Sale price'],
    weight: ['Weight (lbs)', 'Weight (kg)', 'Weight (g)', 'Weight (oz)'],
    brand: ['Brands'],
  },
}

/** Names of the product export of its admin, and of its import template. The price is that of the shop's currency (priceColumn). */
const MEDUSA: Preset = {
  id: 'medusa',
  signature: [['Product Handle'], ['Product Title'], ['Variant Title']],
  names: {
    handle: ['Product Handle'],
    title: ['Product Title'],
    description: ['Product Description'],
    published: ['Product Status'],
    option1Name: ['Variant Option 1 Name', 'Option 1 Name'],
    option1: ['Variant Option 1 Value', 'Option 1 Value'],
    option2Name: ['Variant Option 2 Name', 'Option 2 Name'],
    option2: ['Variant Option 2 Value', 'Option 2 Value'],
    option3Name: ['Variant Option 3 Name', 'Option 3 Name'],
    option3: ['Variant Option 3 Value', 'Option 3 Value'],
    sku: ['Variant Sku'],
    barcode: ['Variant Barcode', 'Variant Ean', 'Variant Upc'],
    grams: ['Variant Weight'],
  },
}

/** Goods of a supermarket (completejourney, 84.51°): no names and no prices, so a product is the finest class, a row one SKU of it. Brands differ within a class. */
const COMPLETEJOURNEY: Preset = {
  id: 'completejourney',
  signature: [['product_id'], ['manufacturer_id'], ['product_category'], ['product_type'], ['package_size']],
  names: {
    title: ['product_type'],
    category: ['product_category'],
    tags: ['department'],
    sku: ['product_id'],
  },
}

/** Whatever names people give; Chinese ones too. */
const GENERIC: Preset = {
  id: 'generic',
  signature: [],
  names: {
    handle: ['handle', 'product id', 'product code', 'spu', '商品编码', '商品id', '款号', '货号', 'Design No.'],
    title: ['title', 'name', 'product', 'product name', '商品标题', '商品名称', '标题', '名称', '品名'],
    description: ['description', '描述', '商品描述', '详情'],
    category: ['category', 'type', '类目', '分类', '商品类目'],
    brand: ['brand', 'vendor', '品牌'],
    supplier: ['supplier', '供应商'],
    tags: ['tags', '标签'],
    published: ['published', 'status', '状态', '是否上架'],
    option1: ['option 1', 'color', 'colour', '颜色', '规格', '规格1'],
    option2: ['option 2', 'size', '尺码', '尺寸', '规格2'],
    option3: ['option 3', '规格3'],
    sku: ['sku', 'sku code', 'sku编码', '规格编码', '商家编码', '编码'],
    barcode: ['barcode', 'ean', 'upc', 'gtin', '条码', '条形码', '商品条码'],
    price: ['price', 'selling price', '价格', '售价', '销售价', '单价'],
    compareAt: ['compare at price', 'list price', 'rrp', 'msrp', '划线价', '原价', '市场价', '吊牌价'],
    cost: ['cost', 'cost price', '成本', '成本价', '进价', '采购价'],
    floor: ['floor price', 'minimum price', '最低价', '底价'],
    grams: ['weight g', 'weight grams', '重量g', '重量克', '重量', '克重'],
    safetyStock: ['safety stock', '安全库存'],
    reorderPoint: ['reorder point', '补货点'],
    seoTitle: ['seo title', 'SEO标题'],
    seoDescription: ['seo description', 'SEO描述'],
    seoKeywords: ['keywords', 'seo keywords', '关键词'],
  },
}

const PRESETS: readonly Preset[] = [OWN, SHOPIFY, MEDUSA, WOOCOMMERCE, COMPLETEJOURNEY, GENERIC]

/** The platform whose file this is; generic where none is known by its header. */
export const detectProductFile = (header: readonly string[]): ProductFilePreset => presetOfHeader(PRESETS, header) ?? 'generic'

/** The column of each field by the names that the preset knows; a column serves one field. */
export function matchProductColumns(header: readonly string[], preset: ProductFilePreset, currency: string): ProductFileColumns {
  const { names } = PRESETS.find(({ id }) => id === preset) ?? GENERIC
  const columns = columnsByNames(header, PRODUCT_FILE_FIELDS, names)
  const price = preset === 'medusa' ? medusaPrice(header, currency) : -1
  return price < 0 ? columns : { ...columns, price }
}

/** `Variant Price EUR`, `Price EUR`; without one of the shop's currency none: another currency's amount is not its price. */
const medusaPrice = (header: readonly string[], currency: string) =>
  header.findIndex((text) => new RegExp(`^\\s*(variant )?price ${currency}\\s*$`, 'i').test(text))

/** Without these no product can be made of a row. */
export function missingProductFields(columns: ProductFileColumns): ProductFileField[] {
  const missing: ProductFileField[] = []
  if (columns.title === undefined && columns.handle === undefined && columns.sku === undefined) missing.push('title')
  return missing
}
