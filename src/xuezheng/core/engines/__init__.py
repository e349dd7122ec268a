"""Decision engines (决策引擎): each a problem, a verb and a referee; none knows another."""
