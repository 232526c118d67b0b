"""Demo data: an invented seller, its people, its restaurants and a fortnight of orders and bank lines."""
