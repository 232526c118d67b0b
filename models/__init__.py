"""What is true: tables, lifecycles, money, the matching rule, and every SELECT."""
