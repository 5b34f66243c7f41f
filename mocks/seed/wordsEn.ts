import type { Words } from './words'

const FIRST = [
  'Emma', 'Liam', 'Olivia', 'Noah', 'Ava', 'Ethan', 'Sophia', 'Mason', 'Isabella', 'Lucas', 'Mia', 'Logan', 'Amelia', 'James', 'Harper', 'Aiden', 'Evelyn', 'Jack', 'Abigail', 'Owen',
  'Grace', 'Henry', 'Chloe', 'Wyatt', 'Lily', 'Caleb', 'Hannah', 'Julian', 'Zoe', 'Levi', 'Nora', 'Isaac', 'Priya', 'Diego', 'Mei', 'Omar', 'Rosa', 'Hugo', 'Ines', 'Theo',
] // prettier-ignore
const LAST = [
  'Smith', 'Johnson', 'Williams', 'Brown', 'Jones', 'Garcia', 'Miller', 'Davis', 'Martinez', 'Lopez', 'Wilson', 'Anderson', 'Taylor', 'Thomas', 'Moore', 'Martin', 'Lee', 'Clark', 'Lewis', 'Walker',
  'Hall', 'Young', 'Allen', 'King', 'Wright', 'Scott', 'Nguyen', 'Hill', 'Green', 'Adams', 'Baker', 'Rivera', 'Campbell', 'Mitchell', 'Roberts', 'Patel', 'Kim', 'Cohen', 'Murphy', 'Reed',
] // prettier-ignore

/** A demo shop in English: dollars, New York's days, the channels of a seller in the United States. */
export const wordsEn: Words = {
  shop: {
    name: 'Fernhill & Co. (demo shop)',
    zone: 'America/New_York',
    currency: 'USD',
    location: 'Newark',
    showroom: 'Showroom',
    quarantine: 'Returns shelf',
  },
  perYuan: 0.2,
  priceEnd: (price) => (price < 20 ? Math.max(4, Math.round(price)) - 0.05 : Math.round(price)),
  freeFrom: 49,
  postage: 5.95,
  brands: [
    'Fernhill',
    'Alder & Ash',
    'Northbrook',
    'Tidewell',
    'Hazelgate',
    'Oakmoor',
    'Lumen House',
    'Marlow',
    'Stillwater',
    'Greyfield',
    'Copperline',
    'Halden',
  ],
  channels: [
    {
      name: 'Online store',
      share: 0.36,
      key: 'web',
      methods: ['Credit card', 'PayPal', 'Apple Pay', 'Shop Pay'],
      ads: ['Google search', 'Meta prospecting'],
    },
    { name: 'Amazon', share: 0.27, key: 'amz', methods: ['Amazon Pay'], ads: ['Sponsored products'] },
    { name: 'eBay', share: 0.12, key: 'eby', methods: ['PayPal', 'Credit card'], ads: ['Promoted listings'] },
    { name: 'Etsy', share: 0.1, key: 'ets', methods: ['Credit card', 'PayPal', 'Klarna'], ads: ['Etsy ads'] },
    { name: 'Walmart', share: 0.09, key: 'wmt', methods: ['Credit card', 'Gift card'], ads: ['Walmart Connect'] },
    { name: 'TikTok Shop', share: 0.06, key: 'tts', methods: ['Credit card', 'Apple Pay'], ads: ['Creator videos'] },
  ],
  regions: [
    ['California', 390], ['Texas', 305], ['Florida', 226], ['New York', 196], ['Pennsylvania', 130], ['Illinois', 125], ['Ohio', 118], ['Georgia', 110], ['North Carolina', 108], ['Michigan', 100],
    ['New Jersey', 93], ['Virginia', 87], ['Washington', 78], ['Arizona', 74], ['Massachusetts', 70], ['Tennessee', 71], ['Indiana', 68], ['Maryland', 62], ['Missouri', 62], ['Wisconsin', 59],
    ['Colorado', 58], ['Minnesota', 57], ['South Carolina', 53], ['Alabama', 51], ['Louisiana', 46], ['Kentucky', 45], ['Oregon', 42], ['Oklahoma', 40], ['Connecticut', 36], ['Utah', 34],
    ['Iowa', 32], ['Nevada', 32], ['Arkansas', 30], ['Kansas', 29], ['New Mexico', 21], ['Nebraska', 20], ['Idaho', 19], ['Hawaii', 14], ['Maine', 14], ['New Hampshire', 14],
    ['Montana', 11], ['Rhode Island', 11], ['Delaware', 10], ['South Dakota', 9], ['North Dakota', 8], ['Alaska', 7], ['Vermont', 6], ['Wyoming', 6],
  ], // prettier-ignore
  carriers: [
    ['USPS', 38, '94'], ['UPS', 34, '1Z'], ['FedEx', 22, '77'], ['DHL', 6, 'GM'],
  ], // prettier-ignore
  adSource: 'Ads',
  sources: [
    ['Search', 34],
    ['Direct', 22],
    ['Ads', 18],
    ['Email', 12],
    ['Social', 10],
    ['Referral', 4],
  ],
  status: {
    unpaid: 'Pending payment',
    paid: 'Processing',
    shipped: 'Shipped',
    done: 'Completed',
    cancelled: 'Cancelled',
    refunded: 'Refunded',
    partly: 'Partly refunded',
  },
  hours: [12, 7, 4, 3, 3, 6, 14, 26, 40, 52, 60, 66, 70, 66, 60, 58, 58, 60, 64, 74, 82, 78, 54, 28],
  weekdays: [1.08, 1.02, 1, 1, 0.98, 0.92, 1.04],
  notes: [
    'Please leave at the side door',
    'Gift: no invoice in the box, please',
    'Call on arrival',
    'Ship with my other order if you can',
    'Back porch is fine',
    'Please gift-wrap',
  ],
  colours: [
    { name: 'Ivory', code: 'IVO', hue: 45 },
    { name: 'Charcoal', code: 'CHA', hue: 220 },
    { name: 'Mist blue', code: 'MBL', hue: 205 },
    { name: 'Moss', code: 'MOS', hue: 110 },
    { name: 'Terracotta', code: 'TER', hue: 16 },
    { name: 'Mustard', code: 'MUS', hue: 42 },
    { name: 'Navy', code: 'NVY', hue: 228 },
    { name: 'Rosewood', code: 'ROS', hue: 345 },
    { name: 'Camel', code: 'CAM', hue: 30 },
    { name: 'Lilac', code: 'LIL', hue: 275 },
  ],
  options: { colour: 'Colour', size: 'Size', volume: 'Capacity', weight: 'Net weight', pieces: 'Pack' },
  values: {
    wear: ['S', 'M', 'L', 'XL', 'XXL'],
    shoes: ['6', '7.5', '9', '10.5', '12'],
    bed: ['Full', 'Queen', 'King'],
    volume: ['12 oz', '17 oz', '25 oz'],
    weight: ['2 oz', '4 oz', '9 oz'],
    pieces: ['Single', 'Set of 2', 'Set of 4'],
  },
  tags: ['New', 'Bestseller', 'Clearance', 'Gift', 'Free shipping', 'Members', 'Fall/winter', 'Spring/summer', 'Hero', 'Collab'],
  suppliers: [
    'Carolina Knit Mills', 'Piedmont Apparel', 'Harbor Housewares', 'Jingdezhen Ceramics', 'Foundry Cookware', 'Savannah Linens', 'Anxi Tea Growers', 'Highland Coffee Importers', 'Porto Footwear', 'Leon Leather Goods', 'Cascade Outdoor', 'Fuding Tea House', 'Catalina Pottery',
    'Thermo Drinkware', 'Sheffield Blades', 'Willow & Reed', 'Highland Cashmere', 'Burlington Hosiery', 'Glow Lighting', 'Fairweather Umbrellas', 'Snowdon Down', 'Vermont Woodworks', 'Provence Candles', 'Montreal Bags', 'Lisbon Jersey',
  ], // prettier-ignore
  cities: [
    'Greensboro', 'Charlotte', 'Baltimore', 'Jingdezhen', 'Pittsburgh', 'Savannah', 'Anxi', 'Portland', 'Porto', 'León', 'Seattle', 'Fuding', 'Avalon', 'Chicago', 'Sheffield', 'Albany', 'Edinburgh', 'Burlington', 'Denver', 'Manchester', 'Boise', 'Rutland', 'Grasse', 'Montreal', 'Lisbon',
  ], // prettier-ignore
  team: ['Morgan Shaw', 'Dana Lin', 'Chris Zhou', 'Alex Reyes', 'Sam Carter', 'Jamie Ortiz', 'Robin Blake'],
  buyer: (number, _channel, draw) => {
    const first = FIRST[draw(FIRST.length)]
    const last = LAST[draw(LAST.length)]
    const email = `${first}.${last}${number + 10}@example.com`.toLowerCase()
    // 555-0100 to 555-0199 are kept for fiction.
    return { key: email, name: `${first} ${last}`, email, phone: `+1${201 + draw(700)}55501${String(draw(100)).padStart(2, '0')}` }
  },
  orderNumber: (_date, _ofDay, ofAll) => `FH${100_001 + ofAll}`,
  describe: (noun, manner, features) => `${manner} ${noun}. ${features.join(' ')}`,
}
