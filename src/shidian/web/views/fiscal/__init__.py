"""The pages of cost and transfers: what citizenization costs, who pays, what follows people."""
